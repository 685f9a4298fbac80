import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import type { LoggedIn } from '../../domain/people/logged-in.ts';
import type { Person } from '../../domain/people/person.ts';
import { profileStatus } from '../../domain/people/profile.ts';
import { listCardsOfPerson } from '../../table/access/access-cards.ts';
import { listByEmail } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';

const isOpenFor = (email: string, now: Instant) => (card: AccessCard) =>
  card.invitation?.email === email && stageAt(card, now)?.status === 'invited';

/**
 * The cards with an invitation for this caller: their own, and those of whomever their address leads to, if that is
 * another account. An address that is not verified proves nothing.
 */
export const findOpenInvitations = async (
  table: Table,
  { personId, email, emailVerified }: LoggedIn,
  own: readonly AccessCard[],
  now: Instant,
): Promise<AccessCard[]> => {
  if (!emailVerified) return [];
  const others = (await listByEmail(table, email)).filter((each) => each !== personId);
  const cards = await Promise.all(others.map((each) => listCardsOfPerson(table, each)));
  return [...own, ...cards.flat()].filter(isOpenFor(email, now));
};

/** When the contact details must next be confirmed. */
export const profileDueAt = (person: Person, now: Instant): Instant => person.freshness.at(-1)?.until ?? now;

export const mustConfirmProfile = (person: Person, now: Instant): boolean =>
  profileStatus(profileDueAt(person, now), now) !== 'confirmed';
