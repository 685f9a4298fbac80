import type { AnswerOf } from '../../client/contract.ts';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { OrganisationKey } from '../../components/key-drawings.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName, nameInWords } from '../../words/names.ts';
import { chooseWords } from './words.ts';

type Me = AnswerOf<'GET /me'>;
type Purpose = 'add' | 'remove';

interface Props {
  me: Me;
  purpose: Purpose;
  bodies: Me['organisations'];
  pathOf: (siren: string) => string;
}

const Choose = ({ me, purpose, bodies, pathOf }: Props) => {
  const words = chooseWords[useVisit().language];
  return (
    <Screen title={words.title[purpose]} isQuestion back={{ href: PATHS.tasks }}>
      <p>{words.who(fullName(me))}</p>
      <ul class="list no">
        {bodies.map(({ siren, name }) => (
          <li>
            <div class="row">
              <OrganisationKey siren={siren} />
              <div>
                <h2>
                  <a href={pathOf(siren)}>{nameInWords(name)}</a>
                </h2>
                <p class="soft">{words.role}</p>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={PATHS.tasks}>{words.tasks}</a>
      </p>
    </Screen>
  );
};

const Nowhere = ({ purpose }: Pick<Props, 'purpose'>) => {
  const { language, leadsTo } = useVisit();
  const words = chooseWords[language];
  return (
    <Screen title={words.none[purpose]} isQuestion back={{ href: PATHS.tasks }}>
      <p class="lead">{words.noneAbout}</p>
      <Acts>
        {leadsTo(PATHS.becomeAdministrator) ? (
          <ButtonLink href={PATHS.becomeAdministrator}>{words.become}</ButtonLink>
        ) : null}
        <a href={PATHS.tasks}>{words.tasks}</a>
      </Acts>
    </Screen>
  );
};

/** From the three topics: straight to the procedure where there is one body, else which one first. */
const choosing = (path: string, purpose: Purpose, pathOf: Props['pathOf']) =>
  personPage(path, {
    get: async ({ register }) => {
      const me = await register('GET /me', {});
      const bodies = me.organisations.filter(
        ({ role, status }) => role === 'administrator' && status === 'active',
      );
      const [only, ...more] = bodies;
      if (only === undefined) return show(<Nowhere purpose={purpose} />);
      if (more.length === 0) return goTo(pathOf(only.siren));
      return show(<Choose {...{ me, purpose, bodies, pathOf }} />);
    },
  });

export const addDeclarantPage = choosing(PATHS.addDeclarant, 'add', PATHS.addMember);
export const removeDeclarantPage = choosing(PATHS.removeDeclarant, 'remove', PATHS.organisation.members);
