import type { AnswerOf } from '../../client/contract.ts';
import { Acts, ButtonLink } from '../../components/button.tsx';
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

/** What is left once one's access is over: nothing to do, and what was. */
const EndedCard = ({ siren, name, member }: { siren: string; name: string; member: Member }) => {
  const { language, words: common } = useVisit();
  const { ended } = memberWords[language].own;
  const body = language === 'fr' ? theBody(name) : name;
  const since = memberSince({ history: member.history.slice(0, -1) });
  const until = member.history.at(-1)?.from;
  return (
    <Screen title={ended.title} isQuestion back={{ href: PATHS.tasks }} organisation={{ siren, name }}>
      {until === undefined ? null : <p class="lead">{ended.lead(body, common.dates.day(until))}</p>}
      {since === undefined ? null : <p>{ended.since(common.roles[member.role], common.dates.day(since))}</p>}
      <p>{ended.valid}</p>
      <p>{ended.again}</p>
      <Acts>
        <ButtonLink href={PATHS.tasks}>{memberWords[language].leavePage.tasks}</ButtonLink>
      </Acts>
    </Screen>
  );
};

/** What one may do oneself, or what one could. Whoever administers has the whole card instead. */
export const ownCardPage = personPage(PATHS.ownCard(':siren'), {
  get: async ({ register, params }) => {
    const { siren = '' } = params;
    const { personId, organisations } = await register('GET /me', {});
    const readCard = () =>
      register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } });
    // The body itself is no longer theirs to read.
    const former = organisations.find((each) => each.siren === siren && each.status === 'ended');
    if (former !== undefined)
      return show(<EndedCard siren={siren} name={nameInWords(former.name)} member={await readCard()} />);
    const [organisation, member] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      readCard(),
    ]);
    if (organisation.role === 'administrator') return goTo(PATHS.member(siren, personId));
    return show(<OwnCard organisation={organisation} member={member} />);
  },
});
