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

const mails = (result: 'sent' | 'refused') => metric({ name: 'Mails', by: { result } });

/** One mail to one reader, once. @throws what may pass: then nothing is remembered, and it is tried again */
const tell = async (
  { table, clock, sendMail, letterhead }: TellDependencies,
  { facts, recipient, reader: marked }: Telling,
): Promise<void> => {
  const { reader, address, name } = recipient;
  const notice = noticeFor(reader, facts);
  const { event } = facts;
  if (notice === undefined || (await wasTold(table, event.id, marked))) return;
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
};

/** Tells everybody whom the event concerns; one that cannot be told holds up no other. @throws the first failure */
export const tellEvent = async (dependencies: TellDependencies, event: NoticeEvent): Promise<void> => {
  const readers = readersOf(event);
  if (readers.length === 0) return;
  const tellings = await findTellings(dependencies, event, readers);
  const told = await Promise.allSettled(tellings.map((each) => tell(dependencies, each)));
  for (const each of told) if (each.status === 'rejected') throw each.reason;
};
