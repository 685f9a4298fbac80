import { recordDueInvitation } from '../../shared/use-cases/access/record-expiry.ts';
import { workThrough } from './work-through.ts';

/** Tells of invitations that nobody has answered: before they lapse, and after. */
export const expireInvitations = workThrough([{ queue: 'INVITATION', handle: recordDueInvitation }]);
