import type { Instant } from '../../shared/domain/instants.ts';
import type { Notice } from '../../shared/notifications/notice.ts';
import { isMerged, noticeFor } from '../../shared/notifications/notices.ts';
import { type Letterhead, renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { takeTurn } from '../../shared/table/mail-days.ts';
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

const mailMetric = (result: 'sent' | 'held' | 'refused') => metric({ name: 'Mails', by: { result } });

/** Whether the mail waits for the digest of the day: beyond three about one organisation (authority: rule 14). */
const isHeld = async (
  { table, clock }: NotifyDependencies,
  { facts: { event }, recipient: { id, reader } }: DueMail,
  { subject }: Notice,
): Promise<boolean> => {
  const { siren } = event;
  if (siren === undefined || !isMerged(reader, event)) return false;
  return (await takeTurn(table, { siren, recipient: id }, { event: event.id, subject }, clock())) === 'held';
};

/**
 * Sends one mail to one recipient, once. @returns whether there was a mail to send
 * @throws what may pass; no marker is stored then, and the mail is tried again
 */
export const sendOnce = async (dependencies: NotifyDependencies, mail: DueMail): Promise<boolean> => {
  const { table, clock, sendMail, letterhead } = dependencies;
  const { facts, recipient, marker } = mail;
  const { reader, address, name } = recipient;
  const notice = noticeFor(reader, facts);
  const { event } = facts;
  if (notice === undefined || (await wasNotified(table, event.id, marker))) return false;
  try {
    if (address === '') throw new MailRefused('no-address');
    if (await isHeld(dependencies, mail, notice)) {
      await markNotified(table, event.id, marker, { outcome: 'held', at: clock() });
      logger.info('mail held', { event: event.id, type: event.type, reader, ...mailMetric('held') });
      return true;
    }
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
