import { contestNotices } from './access/contest-notices.ts';
import { expiryNotices } from './access/expiry-notices.ts';
import { memberNotices } from './access/member-notices.ts';
import { decidedNotices } from './administrator-changes/decided-notices.ts';
import { openNotices } from './administrator-changes/open-notices.ts';
import { bulkChangeNotices } from './bulk-changes/bulk-change-notices.ts';
import { digestNotices } from './digest-notices.ts';
import { establishmentNotices } from './directory/establishment-notices.ts';
import { mandateNotices } from './mandates/mandate-notices.ts';
import type { Notice } from './notice.ts';
import type { NoticeEvent, NoticeFacts, NoticesOfEvent, Reader } from './notice-facts.ts';
import { profileNotices } from './people/profile-notices.ts';
import { reviewNotices } from './reviews/review-notices.ts';

/** Every event of which somebody is notified, with its readers and texts. */
export const NOTICES: Partial<Record<NoticeEvent['type'], NoticesOfEvent>> = {
  ...memberNotices,
  ...contestNotices,
  ...openNotices,
  ...decidedNotices,
  ...bulkChangeNotices,
  ...mandateNotices,
  ...profileNotices,
  ...expiryNotices,
  ...establishmentNotices,
  ...reviewNotices,
  ...digestNotices,
};

/** A person who is several of these gets one mail, with the text for the first. */
const READERS: readonly Reader[] = [
  'person',
  'inviter',
  'merged',
  'outgoing',
  'administrators',
  'holders',
  'support',
];

/** A card changed because a request took effect. The request's own notices inform the same people. */
const isNotifiedByRequest = ({ type, data }: NoticeEvent): boolean =>
  data.change !== undefined && !type.startsWith('administrator-change.');

/** The readers of this event, in order of precedence. Most events have none. */
export const readersOf = (event: NoticeEvent): Reader[] => {
  const notices = isNotifiedByRequest(event) ? {} : (NOTICES[event.type] ?? {});
  return READERS.filter((reader) => reader in notices);
};

export const noticeFor = (reader: Reader, facts: NoticeFacts): Notice | undefined =>
  NOTICES[facts.event.type]?.[reader]?.(facts);

/** Readers whom a stranger's acts can reach without end. Whoever an event is about is always told at once. */
const MERGED_READERS: readonly Reader[] = ['administrators', 'holders', 'support'];
/** What takes a place among the administrators, or is about to, never waits for a digest (authority: rule 10). */
const NEVER_HELD: readonly NoticeEvent['type'][] = [
  'member.ended',
  'member.suspended',
  'role.changed',
  'contest.opened',
  'administrator-change.contest-opened',
  'administrator-change.approved',
  'administrator-change.contested',
  'administrator-change.applied',
];

/** Whether this mail counts among the three a day, and waits for the digest beyond them (authority: rule 14). */
export const isMerged = (reader: Reader, { type }: NoticeEvent): boolean =>
  MERGED_READERS.includes(reader) && !NEVER_HELD.includes(type);
