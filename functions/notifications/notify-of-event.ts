import type { NoticeEvent } from '../../shared/notifications/notice-facts.ts';
import { readersOf } from '../../shared/notifications/notices.ts';
import { findMails } from '../../shared/use-cases/notices/find-mails.ts';
import { type NotifyDependencies, sendOnce } from './send-once.ts';

/** How many mails are sent at once. */
const AT_ONCE = 10;
/** As many mails as one call can send at SES's usual pace, beside the other events of its batch. */
const MAILS_PER_CALL = 200;

/** The event has more mails than one call sends. It must come again, and goes on where the markers end. */
export class MailsRemaining extends Error {
  constructor() {
    super('more mails than one call sends');
    this.name = 'MailsRemaining';
  }
}

/**
 * Sends every mail that the event calls for. A mail that fails holds up no other.
 * @throws the first failure; MailsRemaining when there are more mails than one call sends
 */
export const notifyOfEvent = async (dependencies: NotifyDependencies, event: NoticeEvent): Promise<void> => {
  const readers = readersOf(event);
  if (readers.length === 0) return;
  const { table, clock, letterhead } = dependencies;
  const context = { table, clock, supportAddress: letterhead.supportAddress };
  const mails = await findMails(context, event, readers);
  const failures: unknown[] = [];
  let tried = 0;
  for (let start = 0; start < mails.length; start += AT_ONCE) {
    if (tried >= MAILS_PER_CALL) throw failures[0] ?? new MailsRemaining();
    const group = mails.slice(start, start + AT_ONCE).map((each) => sendOnce(dependencies, each));
    for (const result of await Promise.allSettled(group)) {
      if (result.status === 'rejected') failures.push(result.reason);
      if (result.status === 'rejected' || result.value) tried += 1;
    }
  }
  if (failures.length > 0) throw failures[0];
};
