import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Steps } from '../../components/steps.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName } from '../../words/names.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { addWords } from './words.ts';

const Invited = ({ siren, member }: { siren: string; member: Member }) => {
  const { language, words: common } = useVisit();
  const words = addWords[language];
  const { invitation, personId } = member;
  const [before, link, after] = words.mistakeAbout;
  const title = words.done(nameOf(member));
  const since = member.history.at(-1)?.from;
  return (
    <Screen title={title} isQuestion heading="none">
      <Done title={title} siren={siren}>
        {since === undefined ? null : <p>{common.dates.dayAndHour(since)}</p>}
      </Done>
      <h2>{words.now}</h2>
      <Steps
        steps={[
          {
            state: 'now',
            title: words.accepts(calledName(member)),
            about: invitation && words.acceptsAbout(common.dates.day(invitation.expiresAt)),
          },
          { state: 'to-come', title: words.begins, about: words.beginsAbout },
        ]}
      />
      <h2>{words.mistake}</h2>
      <p>
        {before}
        <a href={PATHS.member(siren, personId)}>{link}</a>
        {after}
      </p>
      <Acts>
        <ButtonLink href={PATHS.addMember(siren)} look="plain">
          {words.another}
        </ButtonLink>
        <a href={PATHS.organisation.members(siren)}>{words.members}</a>
      </Acts>
    </Screen>
  );
};

/** After an invitation was sent. Once it is answered, the card tells the rest. */
export const memberInvitedPage = personPage(PATHS.memberInvited(':siren', ':personId'), {
  get: async ({ register, params }) => {
    const { siren = '', personId = '' } = params;
    const member = await register('GET /organisations/{siren}/members/{personId}', {
      params: { siren, personId },
    });
    return member.status === 'invited'
      ? show(<Invited siren={siren} member={member} />)
      : goTo(PATHS.member(siren, personId));
  },
});
