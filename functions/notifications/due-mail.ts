import type { Instant } from '../../shared/domain/instants.ts';
import type { NoticeFacts } from '../../shared/notifications/notice-facts.ts';
import type { Letterhead } from '../../shared/notifications/render-notice.ts';
import type { Table } from '../../shared/table/table.ts';
import type { MailRecipient } from './find-recipients.ts';
import type { SendMail } from './send-mail.ts';

export interface NotifyDependencies {
  table: Table;
  clock: () => Instant;
  sendMail: SendMail;
  letterhead: Letterhead;
}

/** One mail to come: what it tells, and to whom. */
export interface DueMail {
  facts: NoticeFacts;
  recipient: MailRecipient;
  /** Who reads it, and of which body where a reader has a mail for each: what the marker remembers as told. */
  marker: string;
}
