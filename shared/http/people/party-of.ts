import { DomainError } from '../../domain/errors.ts';
import { type Party, verifiedEmailSchema } from '../../domain/people/party.ts';
import type { PersonCaller } from '../caller.ts';

type Login = Pick<PersonCaller, 'personId' | 'email' | 'emailVerified'>;

/** The caller as a party; undefined while their token does not say that their address is verified. */
export const partyOf = ({ personId, email, emailVerified }: Login): Party | undefined => {
  const verified = emailVerified ? verifiedEmailSchema.safeParse(email) : undefined;
  return verified?.success ? { personId, email: verified.data } : undefined;
};

/** @throws email-not-verified */
export const requireParty = (caller: Login): Party => {
  const party = partyOf(caller);
  if (party === undefined) throw new DomainError('email-not-verified');
  return party;
};
