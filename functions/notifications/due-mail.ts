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

/** One mail to send: its content and its recipient. */
export interface DueMail {
  facts: NoticeFacts;
  recipient: MailRecipient;
  /**
   * The key of the marker that the mail was sent: the recipient, and the organisation if they get one mail for each.
   */
  marker: string;
}
