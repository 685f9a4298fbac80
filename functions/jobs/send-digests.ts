import { recordMailDay } from '../../shared/use-cases/notices/close-mail-day.ts';
import { workThrough } from './work-through.ts';

/** Ends the days on which mails were held back: one digest each follows from the event. */
export const sendDigests = workThrough([{ queue: 'DIGEST', handle: recordMailDay }]);
