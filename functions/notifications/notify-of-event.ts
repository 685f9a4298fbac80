import type { NoticeEvent } from '../../shared/notifications/notice-facts.ts';
import { noticeFor, readersOf } from '../../shared/notifications/notices.ts';
import { renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { markNotified, wasNotified } from '../../shared/table/notices.ts';
import type { DueMail, NotifyDependencies } from './due-mail.ts';
import { findMails } from './find-mails.ts';
import { MailRefused } from './send-mail.ts';

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

const mailMetric = (result: 'sent' | 'refused') => metric({ name: 'Mails', by: { result } });

/**
 * Sends one mail to one recipient, once. @returns whether there was a mail to send
 * @throws what may pass; no marker is stored then, and the mail is tried again
 */
const sendOnce = async (
  { table, clock, sendMail, letterhead }: NotifyDependencies,
  { facts, recipient, marker }: DueMail,
): Promise<boolean> => {
  const { reader, address, name } = recipient;
  const notice = noticeFor(reader, facts);
  const { event } = facts;
  if (notice === undefined || (await wasNotified(table, event.id, marker))) return false;
  try {
    if (address === '') throw new MailRefused('no-address');
    await sendMail(address, renderNotice(notice, name, letterhead));
    await markNotified(table, event.id, marker, { outcome: 'sent', at: clock() });
    logger.info('mail sent', { event: event.id, type: event.type, reader, ...mailMetric('sent') });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const { code } = error;
    logger.warn('mail refused', {
      event: event.id,
      type: event.type,
      reader,
      code,
      ...mailMetric('refused'),
    });
    await markNotified(table, event.id, marker, { outcome: 'refused', code, at: clock() });
  }
  return true;
};

/**
 * Sends every mail that the event calls for. A mail that fails holds up no other.
 * @throws the first failure; MailsRemaining when there are more mails than one call sends
 */
export const notifyOfEvent = async (dependencies: NotifyDependencies, event: NoticeEvent): Promise<void> => {
  const readers = readersOf(event);
  if (readers.length === 0) return;
  const mails = await findMails(dependencies, event, readers);
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
