import type { AnswerOf } from '../../client/contract.ts';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { Bunch } from '../../components/key-drawings.tsx';
import { Card, Cards } from '../../components/lists.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { Visit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { GUIDES, guideWords } from '../help/words.ts';
import { homeWords, type TopicCode } from './words.ts';

type Help = AnswerOf<'GET /help-topics'>;

/** The procedure that each topic of the help form is solved by; it asks for a login by itself. */
const PROCEDURES: Record<TopicCode, string> = {
  'candidate-administrator': PATHS.becomeAdministrator,
  'add-declarants': PATHS.addDeclarant,
  'remove-declarants': PATHS.removeDeclarant,
};

const isKnown = (code: string): code is TopicCode => Object.hasOwn(PROCEDURES, code);

const Topic = ({ code, label }: Help['topics'][number]) => {
  const { language, leadsTo } = useVisit();
  const words = homeWords[language];
  if (!isKnown(code)) return null;
  const { title, about } = words.topics[code];
  const procedure = PROCEDURES[code];
  return (
    <Card>
      <h2>
        <a href={leadsTo(procedure) ? procedure : PATHS.tasks}>{title}</a>
      </h2>
      <p>{about}</p>
      <p class="small soft">{words.inTheHelp(label)}</p>
    </Card>
  );
};

const Explained = ({ contacts }: Pick<Help, 'contacts'>) => {
  const { language } = useVisit();
  const words = homeWords[language];
  const guides = guideWords[language];
  return (
    <>
      <section id="how">
        <h2>{words.whoDoesWhat}</h2>
        <div class="cols">
          {words.actors.map(({ who, does }) => (
            <div>
              <h3>{who}</h3>
              <p>{does}</p>
            </div>
          ))}
        </div>
      </section>
      <section>
        <h2>{guides.title}</h2>
        <ul>
          {GUIDES.map((name) => (
            <li>
              <a href={PATHS.guide(name)}>{guides.guides[name].link}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.speak}</h2>
        <div class="cols">
          {contacts.map(({ label, phone }) => (
            <p>
              <a class="phone" href={`tel:${phone.replaceAll(' ', '').replace(/^0/, '+33')}`}>
                {phone}
              </a>
              <br />
              {label}
            </p>
          ))}
        </div>
      </section>
      <section>
        <h2>{words.upToDate}</h2>
        <p>
          {words.upToDateBefore} <a href={PATHS.profile}>{words.confirm}</a>.
        </p>
      </section>
    </>
  );
};

const Home = ({ topics, contacts }: Help) => {
  const { language, person } = useVisit();
  const words = homeWords[language];
  return (
    <Screen title={words.title} heading="none">
      <div class="two hero">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <Acts>
            {person === undefined ? (
              <ButtonLink href={PATHS.login}>{words.logIn}</ButtonLink>
            ) : (
              <ButtonLink href={PATHS.tasks}>{words.tasks}</ButtonLink>
            )}
            <a href="#how">{words.how}</a>
          </Acts>
        </div>
        <Bunch />
      </div>
      <Cards wide>
        {topics.map((topic) => (
          <Topic {...topic} />
        ))}
      </Cards>
      <Explained contacts={contacts} />
    </Screen>
  );
};

const showHome = async ({ register }: Visit) => show(<Home {...(await register('GET /help-topics', {}))} />);

/** Mails lead here too: whoever is logged in goes on to what awaits them. */
export const homePage = publicPage(PATHS.home, (visit) =>
  visit.person === undefined ? showHome(visit) : goTo(PATHS.tasks),
);

/** The same, for those who are logged in as well. */
export const helpPage = publicPage(PATHS.help, showHome);
