import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { daysBetween, lastMoment } from '../../words/dates.ts';
import { nameInWords, theBody } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { type Member, memberSince, nameOf, rightLines } from './rights.ts';
import { RightsTable } from './rights-table.tsx';
import { memberWords } from './words.ts';

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  member: Member;
}

const SOON_DAYS = 60;

/** The right that ends first, if that is soon. */
const Ending = ({ member }: { member: Member }) => {
  const { language, words: common, now } = useVisit();
  const words = memberWords[language];
  const [first] = rightLines(member, now)
    .flatMap(({ service, right, grant: { until } }) =>
      until === undefined ? [] : [{ service, right, until }],
    )
    .toSorted((a, b) => a.until.localeCompare(b.until));
  if (first === undefined || daysBetween(now, first.until) > SOON_DAYS) return null;
  const what = `${common.rights[first.right]} : ${serviceInWords(language, first.service).name}`;
  return (
    <Note state="mid" title={words.own.ends(daysBetween(now, first.until))}>
      <p>{words.own.endsAbout(what, common.dates.day(lastMoment(first.until)))}</p>
    </Note>
  );
};

const OwnCard = ({ organisation, member }: Props) => {
  const { language, words: common, leadsTo } = useVisit();
  const words = memberWords[language];
  const { siren, name, administrators } = organisation;
  const body = nameInWords(name);
  const since = memberSince(member);
  const leave = PATHS.leave(siren);
  return (
    <Screen title={words.own.title} organisation={{ siren, name: body }}>
      {since === undefined ? null : (
        <p class="lead">
          {words.own.lead(language === 'fr' ? theBody(body) : body, common.dates.day(since))}
        </p>
      )}
      <div class="two">
        <div>
          <RightsTable caption={words.yours} member={member} />
          <Ending member={member} />
          <h2>{words.own.missing}</h2>
          <p>{words.own.ask}</p>
          <ul>
            {administrators.map((administrator) => (
              <li>
                <b>{nameOf(administrator)}</b>,{' '}
                <a href={`mailto:${administrator.email}`}>{administrator.email}</a>
              </li>
            ))}
          </ul>
          <h2>{words.own.leaving}</h2>
          <p>{words.own.leavingAbout}</p>
          {member.can?.includes('leave') && leadsTo(leave) ? (
            <p>
              <ButtonLink href={leave} look="plain" small>
                {words.own.leave}
              </ButtonLink>
            </p>
          ) : null}
        </div>
        <aside>
          <div class="box">
            <h2>{words.own.details}</h2>
            <p>
              {member.email}
              {member.profileStale ? (
                <>
                  <br />
                  {words.own.stale}
                </>
              ) : null}
            </p>
            <p>
              <a href={PATHS.profile}>{words.own.check}</a>
            </p>
          </div>
        </aside>
      </div>
    </Screen>
  );
};

/** What one may do oneself. Whoever administers has the whole card instead. */
export const ownCardPage = personPage(PATHS.ownCard(':siren'), {
  get: async ({ register, params }) => {
    const { siren = '' } = params;
    const [me, organisation] = await Promise.all([
      register('GET /me', {}),
      register('GET /organisations/{siren}', { params: { siren } }),
    ]);
    if (organisation.role === 'administrator') return goTo(PATHS.member(siren, me.personId));
    const member = await register('GET /organisations/{siren}/members/{personId}', {
      params: { siren, personId: me.personId },
    });
    return show(<OwnCard organisation={organisation} member={member} />);
  },
});
