import { recordDueInvitation } from '../../shared/use-cases/access/record-expiry.ts';
import { workThrough } from './work-through.ts';

/** Records unanswered invitations before they lapse, and after. */
export const expireInvitations = workThrough([{ queue: 'INVITATION', handle: recordDueInvitation }]);
