import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName } from '../../words/names.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { endWords } from './words.ts';

const Ended = ({ siren, member }: { siren: string; member: Member }) => {
  const { language, words: common, leadsTo } = useVisit();
  const words = endWords[language];
  const name = nameOf(member);
  const [before, last] = member.history.slice(-2);
  const wasInvited = before?.status === 'invited';
  const title = wasInvited ? words.withdraw.done(name) : words.done(name);
  const add = PATHS.addMember(siren);
  return (
    <Screen title={title} isQuestion heading="none">
      <Done title={title} siren={siren}>
        {last === undefined ? null : <p>{words.since(common.dates.dayAndHour(last.from))}</p>}
      </Done>
      <h2>{words.mistake}</h2>
      <p>{words.mistakeAbout}</p>
      {leadsTo(add) ? (
        <p>
          <ButtonLink href={`${add}?again=${member.personId}`} look="plain">
            {words.again}
          </ButtonLink>
        </p>
      ) : null}
      {wasInvited ? null : (
        <>
          <h2>{words.seen}</h2>
          <ul>
            {words.seenBy(calledName(member)).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      <Acts>
        <ButtonLink href={PATHS.organisation.members(siren)} look="plain">
          {words.back}
        </ButtonLink>
      </Acts>
    </Screen>
  );
};

/** After an end. Whoever still has access has their card instead. */
export const accessEndedPage = personPage(PATHS.memberEnded(':siren', ':personId'), {
  get: async ({ register, params }) => {
    const { siren = '', personId = '' } = params;
    const member = await register('GET /organisations/{siren}/members/{personId}', {
      params: { siren, personId },
    });
    return member.status === 'ended'
      ? show(<Ended siren={siren} member={member} />)
      : goTo(PATHS.member(siren, personId));
  },
});
