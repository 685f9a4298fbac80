import type { NoticeEvent } from '../../shared/notifications/notice-facts.ts';
import { noticeFor, readersOf } from '../../shared/notifications/notices.ts';
import { renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { rememberTold, wasTold } from '../../shared/table/notices.ts';
import { findTellings } from './find-tellings.ts';
import { MailRefused } from './send-mail.ts';
import type { TellDependencies, Telling } from './telling.ts';

export type { TellDependencies } from './telling.ts';

/** How many are told at once. */
const AT_ONCE = 10;
/** As many mails as one call sends in good time at SES's usual pace, beside the other events that it was handed. */
const MAILS_A_CALL = 200;

/** The event has more readers than one call tells: it must come again, and goes on where the markers end. */
export class MoreToTell extends Error {
  constructor() {
    super('more readers than one call tells');
    this.name = 'MoreToTell';
  }
}

const mails = (result: 'sent' | 'refused') => metric({ name: 'Mails', by: { result } });

/**
 * One mail to one reader, once. @returns whether there was one to send
 * @throws what may pass: then nothing is remembered, and it is tried again
 */
const tell = async (
  { table, clock, sendMail, letterhead }: TellDependencies,
  { facts, recipient, reader: marked }: Telling,
): Promise<boolean> => {
  const { reader, address, name } = recipient;
  const notice = noticeFor(reader, facts);
  const { event } = facts;
  if (notice === undefined || (await wasTold(table, event.id, marked))) return false;
  try {
    if (address === '') throw new MailRefused('no-address');
    await sendMail(address, renderNotice(notice, name, letterhead));
    await rememberTold(table, event.id, marked, { outcome: 'sent', at: clock() });
    logger.info('mail sent', { event: event.id, type: event.type, reader, ...mails('sent') });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const { code } = error;
    logger.warn('mail refused', { event: event.id, type: event.type, reader, code, ...mails('refused') });
    await rememberTold(table, event.id, marked, { outcome: 'refused', code, at: clock() });
  }
  return true;
};

/**
 * Tells everybody whom the event concerns; one that cannot be told holds up no other.
 * @throws the first failure; MoreToTell where there are more of them than one call tells
 */
export const tellEvent = async (dependencies: TellDependencies, event: NoticeEvent): Promise<void> => {
  const readers = readersOf(event);
  if (readers.length === 0) return;
  const tellings = await findTellings(dependencies, event, readers);
  const failures: unknown[] = [];
  let tried = 0;
  for (let start = 0; start < tellings.length; start += AT_ONCE) {
    if (tried >= MAILS_A_CALL) throw failures[0] ?? new MoreToTell();
    const group = tellings.slice(start, start + AT_ONCE).map((each) => tell(dependencies, each));
    for (const told of await Promise.allSettled(group)) {
      if (told.status === 'rejected') failures.push(told.reason);
      if (told.status === 'rejected' || told.value) tried += 1;
    }
  }
  if (failures.length > 0) throw failures[0];
};
