import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName, nameInWords } from '../../words/names.ts';
import { MemberActs } from './acts.tsx';
import { type Events, History } from './history.tsx';
import { type Member, memberSince, nameOf } from './rights.ts';
import { RightsTable } from './rights-table.tsx';
import { memberWords } from './words.ts';

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  member: Member;
  events: Events;
}

const LOOKS = {
  active: { state: 'ok' },
  suspended: { state: 'mid', symbol: 'pause' },
  invited: { state: 'info' },
  ended: { state: 'info', symbol: 'none' },
} as const;

const Waiting = ({ invitation }: Pick<Member, 'invitation'>) => {
  const { language, words: common, now } = useVisit();
  const words = memberWords[language];
  if (invitation === undefined) return null;
  const isOver = Date.parse(invitation.expiresAt) <= now;
  return (
    <Note state="info">
      <p>{isOver ? words.lapsed : words.waiting(common.dates.day(invitation.expiresAt))}</p>
    </Note>
  );
};

const ToConfirm = ({ toConfirm }: Pick<Member, 'toConfirm'>) => {
  const { language, words: common } = useVisit();
  if (toConfirm === undefined) return null;
  return (
    <Note state="mid">
      <p>{memberWords[language].toConfirm(nameOf(toConfirm), common.dates.day(toConfirm.until))}</p>
    </Note>
  );
};

const headingOf = (status: Member['status'], words: (typeof memberWords)['fr'], called: string): string =>
  status === 'invited' ? words.offered(called) : words.today(called);

const Card = ({ organisation, member, events }: Props) => {
  const { language, words: common, leadsTo } = useVisit();
  const words = memberWords[language];
  const { siren, name } = organisation;
  const { status, role, email, profileStale } = member;
  const since = memberSince(member);
  const give = PATHS.giveGrant(siren, member.personId);
  const about = [
    since === undefined ? common.roles[role] : words.since(common.roles[role], common.dates.day(since)),
    email,
    ...(profileStale && status !== 'invited' ? [words.stale] : []),
  ];
  return (
    <Screen
      title={nameOf(member)}
      heading={
        <div class="row before">
          <h1>{nameOf(member)}</h1>
          <Tag {...LOOKS[status]}>{words.status[status]}</Tag>
        </div>
      }
      back={{ href: PATHS.organisation.members(siren), label: words.members }}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'members' }}
    >
      <p class="soft">{about.join(' · ')}</p>
      <Waiting invitation={member.invitation} />
      <ToConfirm toConfirm={member.toConfirm} />
      <div class="two">
        <section>
          <h2>{headingOf(status, words, calledName(member))}</h2>
          {status === 'suspended' ? <p>{words.held}</p> : null}
          <RightsTable caption={words.rights(nameOf(member))} member={member} siren={siren} />
          {member.can?.includes('give-grant') && leadsTo(give) ? (
            <p>
              <ButtonLink href={give} look="plain" small>
                {words.give}
              </ButtonLink>
            </p>
          ) : null}
        </section>
        <MemberActs member={member} siren={siren} />
      </div>
      <History member={member} siren={siren} events={events} />
    </Screen>
  );
};

const EVENTS_SHOWN = '20';

/** Somebody's card, for those who administer. Whoever declares sees their own, and no other one. */
export const memberPage = personPage(PATHS.member(':siren', ':personId'), {
  get: async ({ register, params, url }) => {
    const { siren = '', personId = '' } = params;
    const organisation = await register('GET /organisations/{siren}', { params: { siren } });
    if (organisation.role !== 'administrator') return goTo(PATHS.ownCard(siren));
    const cursor = url.searchParams.get('cursor');
    const query = { personId, limit: EVENTS_SHOWN, ...(cursor !== null && { cursor }) };
    const [member, events] = await Promise.all([
      register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } }),
      register('GET /organisations/{siren}/events', { params: { siren }, query }),
    ]);
    return show(<Card organisation={organisation} member={member} events={events} />);
  },
});
