import type { Instant } from '../../shared/domain/instants.ts';
import type { NoticeFacts } from '../../shared/notifications/notice-facts.ts';
import type { Letterhead } from '../../shared/notifications/render-notice.ts';
import type { Table } from '../../shared/table/table.ts';
import type { Recipient } from './find-recipients.ts';
import type { SendMail } from './send-mail.ts';

export interface TellDependencies {
  table: Table;
  clock: () => Instant;
  sendMail: SendMail;
  letterhead: Letterhead;
}

/** One mail to come: what it tells, and to whom. */
export interface Telling {
  facts: NoticeFacts;
  recipient: Recipient;
  /** Who reads it, and of which body where a reader has a mail for each: what the marker remembers as told. */
  reader: string;
}
