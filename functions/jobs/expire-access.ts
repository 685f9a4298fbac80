import { recordDueGrants } from '../../shared/use-cases/access/record-expiry.ts';
import { recordDueMandate } from '../../shared/use-cases/mandates/record-expiry.ts';
import { workThrough } from './work-through.ts';

/** Records what runs out by its date: 30 and 7 days before, and after. There is one queue per kind of thing. */
export const expireAccess = workThrough([
  { queue: 'ACCESS', handle: recordDueGrants },
  { queue: 'MANDATE', handle: recordDueMandate },
]);
