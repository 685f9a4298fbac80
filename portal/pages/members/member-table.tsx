import type { AnswerOf } from '../../client/contract.ts';
import { BulkBar, Pager, Tick } from '../../components/bulk.tsx';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note, Tag } from '../../components/note.tsx';
import { Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Dates } from '../../words/dates.ts';
import { nameInList, nameInWords } from '../../words/names.ts';
import { TICK } from '../several/chosen.ts';
import { membersWords } from './words.ts';

export type Listed = AnswerOf<'GET /organisations/{siren}/members'>['items'][number];

const LOOKS = {
  active: { state: 'ok' },
  suspended: { state: 'mid', symbol: 'pause' },
  invited: { state: 'info' },
  ended: { state: 'info', symbol: 'none' },
} as const;

/** Whether somebody has access, in a word. */
export const StatusTag = ({ status }: Pick<Listed, 'status'>) => {
  const { words } = useVisit();
  return <Tag {...LOOKS[status]}>{words.statuses[status]}</Tag>;
};

const SHOWN_SERVICES = 3;

const Services = ({ services }: Pick<Listed, 'services'>) => {
  const words = membersWords[useVisit().language];
  const rest = services.length - SHOWN_SERVICES;
  return (
    <>
      {services.slice(0, SHOWN_SERVICES).join(', ')}
      {rest > 0 ? words.more(rest) : ''}
    </>
  );
};

const Where = ({ services, establishments }: Pick<Listed, 'services' | 'establishments'>) => {
  const words = membersWords[useVisit().language];
  if (services.length === 0) return <span class="soft">{words.nowhere}</span>;
  if (establishments === 'all') return <>{words.everywhere}</>;
  if (establishments.name !== undefined) return <>{nameInWords(establishments.name)}</>;
  return <>{establishments.count === 0 ? words.underMandate : words.places(establishments.count)}</>;
};

/** What is to be known of a member before their card is opened. */
const remarkOn = (
  { invitation, profileStale }: Listed,
  words: (typeof membersWords)['fr'],
  { dates, now }: { dates: Dates; now: number },
): string | undefined => {
  if (invitation === undefined) return profileStale ? words.stale : undefined;
  const isOver = Date.parse(invitation.expiresAt) <= now;
  return isOver ? words.lapsed : words.until(dates.shortDay(invitation.expiresAt));
};

interface Props {
  members: readonly Listed[];
  siren: string;
  from: number;
  /** Those who were ticked before something had to be put right. */
  ticked: readonly string[];
}

const MemberTable = ({ members, siren, from, ticked }: Props) => {
  const { language, words: common, leadsTo, now } = useVisit();
  const words = membersWords[language];
  return (
    <Table
      caption={words.caption(from, from + members.length - 1)}
      rows={members}
      columns={[
        {
          label: '',
          hidden: words.choose,
          isTick: true,
          cell: (member) =>
            member.status === 'ended' ? null : (
              <Tick
                name={TICK}
                value={member.personId}
                what={nameInList(member)}
                checked={ticked.includes(member.personId)}
              />
            ),
        },
        {
          label: words.name,
          isHeader: true,
          cell: (member) => {
            const name = nameInList(member);
            const href = PATHS.member(siren, member.personId);
            const remark = remarkOn(member, words, { dates: common.dates, now });
            return (
              <>
                {leadsTo(href) ? <a href={href}>{name}</a> : name}
                {remark === undefined ? null : (
                  <>
                    <br />
                    <small class="soft">{remark}</small>
                  </>
                )}
              </>
            );
          },
        },
        { label: words.access, cell: ({ status }) => <StatusTag status={status} /> },
        { label: words.role, cell: ({ role }) => common.roles[role] },
        { label: words.services, cell: ({ services }) => <Services services={services} /> },
        {
          label: words.where,
          cell: ({ services, establishments }) => (
            <Where services={services} establishments={establishments} />
          ),
        },
        {
          label: words.since,
          cell: ({ since }) => (since === undefined ? '' : common.dates.month(since)),
        },
      ]}
    />
  );
};

/** The list, with what can be done for everybody who is ticked in it. Both lead to a page that shows what would change. */
export const ChoosingTable = (props: Props & { formKey?: string | undefined }) => {
  const words = membersWords[useVisit().language];
  return (
    <Form formKey={props.formKey}>
      <MemberTable {...props} />
      <BulkBar label={words.chosen}>
        <Button look="plain" small name="act" value="end">
          {words.endTheirs}
        </Button>
        <Button look="plain" small name="act" value="give">
          {words.giveRight}
        </Button>
      </BulkBar>
    </Form>
  );
};

interface Pages {
  shown: { from: number; to: number; of: number | undefined } | undefined;
  next: string | undefined;
  /** A filter may have stopped before it had a whole page. */
  isPart: boolean;
}

export const MorePages = ({ shown, next, isPart }: Pages) => {
  const words = membersWords[useVisit().language];
  if (shown === undefined) {
    return next === undefined ? null : (
      <Note isLate title={words.none}>
        <p>
          {words.searchedPart} <a href={next}>{words.goOn}</a>
        </p>
      </Note>
    );
  }
  if (next === undefined && shown.from === 1) return null;
  const of = shown.of === undefined ? '' : words.of(shown.of);
  return (
    <Pager
      shown={words.shown(shown.from, shown.to, of)}
      {...(next !== undefined && { next: { href: next, label: isPart ? words.goOn : words.next } })}
    />
  );
};
