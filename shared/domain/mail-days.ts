import * as z from 'zod/mini';
import type { Siren } from './identifiers.ts';
import type { CalendarDate } from './instants.ts';

/** So many mails a day go to one recipient about one organisation; the others wait for one digest (authority: rule 14). */
export const MAILS_A_DAY = 3;

/** One recipient's mails about one organisation, on one day of Paris. */
export interface MailDay {
  siren: Siren;
  /** A person's id, or the name of a mailbox. */
  recipient: string;
  day: CalendarDate;
}

/** A notice that was held back, as its digest lists it: the subject names nobody. */
export const heldNoticeSchema = z.object({ event: z.string(), subject: z.string() });
export type HeldNotice = z.infer<typeof heldNoticeSchema>;
