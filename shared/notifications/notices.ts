import { accessChangeNotices } from './access-change-notices.ts';
import { decidedChangeNotices } from './decided-change-notices.ts';
import { establishmentNotices } from './establishment-notices.ts';
import { expiryNotices } from './expiry-notices.ts';
import { mandateNotices } from './mandate-notices.ts';
import { memberNotices } from './member-notices.ts';
import type { Notice } from './notice.ts';
import type { NoticeEvent, NoticeFacts, NoticesOfEvent, Reader } from './notice-facts.ts';
import { openChangeNotices } from './open-change-notices.ts';
import { profileNotices } from './profile-notices.ts';
import { reviewNotices } from './review-notices.ts';

/** Every event that somebody is told of, who, and in which words. */
export const NOTICES: Partial<Record<NoticeEvent['type'], NoticesOfEvent>> = {
  ...memberNotices,
  ...openChangeNotices,
  ...decidedChangeNotices,
  ...accessChangeNotices,
  ...mandateNotices,
  ...profileNotices,
  ...expiryNotices,
  ...establishmentNotices,
  ...reviewNotices,
};

/** Whoever is several of these is told once, in the words of the first. */
const READERS: readonly Reader[] = ['person', 'outgoing', 'deciders', 'administrators', 'holders', 'support'];

/** A card that changes because a request took effect: the request's own notices tell it to the same people. */
const isToldByRequest = ({ type, data }: NoticeEvent): boolean =>
  data.change !== undefined && !type.startsWith('administrator-change.');

/** Who is told of this event, first things first; nobody for most events. */
export const readersOf = (event: NoticeEvent): Reader[] => {
  const told = isToldByRequest(event) ? {} : (NOTICES[event.type] ?? {});
  return READERS.filter((reader) => reader in told);
};

export const noticeFor = (reader: Reader, facts: NoticeFacts): Notice | undefined =>
  NOTICES[facts.event.type]?.[reader]?.(facts);
