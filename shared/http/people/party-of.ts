import type { Party } from '../../domain/people/party.ts';
import type { PersonCaller } from '../caller.ts';

/** The caller, with every address that the register knows them by in this organisation. */
export const partyOf = ({ personId, email, emailVerified, card }: PersonCaller): Party => ({
  personId,
  emails: [...(emailVerified ? [email] : []), ...(card === undefined ? [] : [card.holder.email])],
});
