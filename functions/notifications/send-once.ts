import type { Instant } from '../../shared/domain/instants.ts';
import { noticeFor } from '../../shared/notifications/notices.ts';
import { type Letterhead, renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { markNotified, wasNotified } from '../../shared/table/notices.ts';
import type { Table } from '../../shared/table/table.ts';
import type { DueMail } from '../../shared/use-cases/notices/due-mail.ts';
import { MailRefused, type SendMail } from './send-mail.ts';

export interface NotifyDependencies {
  table: Table;
  clock: () => Instant;
  sendMail: SendMail;
  letterhead: Letterhead;
}

const mailMetric = (result: 'sent' | 'refused') => metric({ name: 'Mails', by: { result } });

/**
 * Sends one mail to one recipient, once. @returns whether there was a mail to send
 * @throws what may pass; no marker is stored then, and the mail is tried again
 */
export const sendOnce = async (
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
