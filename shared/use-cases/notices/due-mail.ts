import type { Instant } from '../../domain/instants.ts';
import type { NoticeFacts } from '../../notifications/notice-facts.ts';
import type { Table } from '../../table/table.ts';
import type { MailRecipient } from './find-recipients.ts';

/** What is needed to find the mails of an event. */
export interface MailContext {
  table: Table;
  clock: () => Instant;
  supportAddress: string;
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
