import { recordDueGrants, recordDueMandate } from '../../shared/use-cases/access/record-expiry.ts';
import { workThrough } from './work-through.ts';

/** Tells of what runs out by its date: 30 and 7 days before, and after. A queue for each kind of thing that does. */
export const expireAccess = workThrough([
  { queue: 'ACCESS', handle: recordDueGrants },
  { queue: 'MANDATE', handle: recordDueMandate },
]);
