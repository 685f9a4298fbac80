import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import type { LoggedIn } from '../../domain/people/logged-in.ts';
import type { Person } from '../../domain/people/person.ts';
import { profileStatus } from '../../domain/people/profile.ts';
import { listCardsOfPerson } from '../../table/access/access-cards.ts';
import { findByEmail } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';

const isOpenFor = (email: string, now: Instant) => (card: AccessCard) =>
  card.invitation?.email === email && stageAt(card, now)?.status === 'invited';

/**
 * The cards with an invitation for this caller: their own, and those of the person first seen with their address, if
 * that was another account. An address that is not verified proves nothing.
 */
export const findOpenInvitations = async (
  table: Table,
  { personId, email, emailVerified }: LoggedIn,
  own: readonly AccessCard[],
  now: Instant,
): Promise<AccessCard[]> => {
  if (!emailVerified) return [];
  const first = await findByEmail(table, email);
  const others = first === undefined || first === personId ? [] : await listCardsOfPerson(table, first);
  return [...own, ...others].filter(isOpenFor(email, now));
};

/** When the contact details must next be confirmed. */
export const profileDueAt = (person: Person, now: Instant): Instant => person.freshness.at(-1)?.until ?? now;

export const mustConfirmProfile = (person: Person, now: Instant): boolean =>
  profileStatus(profileDueAt(person, now), now) !== 'confirmed';
