import type { AccessCard } from '../../domain/access/access-card.ts';
import { isKnownBy } from '../../domain/access/invitation.ts';
import type { AccessLine, LineFault } from '../../domain/bulk-changes/line.ts';
import { isOutside } from '../../domain/bulk-changes/plan-person.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { normaliseEmail } from '../../domain/people/address.ts';
import { newPersonId } from '../../domain/people/person-id.ts';
import { findByEmails } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';

/** The people who have each address, by their cards or by their invitations. */
const byEmail = (cards: readonly AccessCard[]): Map<string, Set<PersonId>> => {
  const found = new Map<string, Set<PersonId>>();
  for (const { personId, holder, invitation } of cards) {
    for (const email of [holder.email, invitation?.email ?? holder.email].map(normaliseEmail))
      found.set(email, (found.get(email) ?? new Set()).add(personId));
  }
  return found;
};

interface AddresseeContext {
  table: Table;
  siren: Siren;
  cards: readonly AccessCard[];
  now: Instant;
  newId: () => string;
}

const ambiguous = ({ email }: AccessLine): LineFault => ({
  column: 'email',
  value: email,
  code: 'ambiguous-email',
});

/**
 * The people that the lines are about. An address may pass from one person to the next, while the register keeps the
 * person first seen with it (docs/adr/0003). In a bulk change the organisation means its member. An address of no
 * member leads to the person who would be invited under it, as for an invitation. When several members have the address,
 * the line is refused rather than guessed.
 */
export const findAddressees = async (
  lines: readonly AccessLine[],
  { table, siren, cards, now, newId }: AddresseeContext,
): Promise<{
  lines: AccessLine[];
  faults: Map<number, LineFault[]>;
  personIdOf: (email: string) => PersonId;
}> => {
  const inside = cards.filter((card) => !isOutside(card, now));
  const members = byEmail(inside);
  const others = new Set(lines.map(({ email }) => email).filter((email) => !members.has(email)));
  const { first, reserved } = await findByEmails(table, siren, [...others]);
  const byId = new Map(cards.map((card) => [card.personId, card]));
  const isFirstMeant = (email: string, personId: PersonId): boolean => {
    const card = byId.get(personId);
    return card === undefined || isKnownBy(card, email);
  };
  const people = new Map([...[...first].filter((each) => isFirstMeant(...each)), ...reserved]);
  const isClear = ({ email }: AccessLine): boolean => (members.get(email)?.size ?? 1) === 1;
  const clear = lines.filter(isClear);
  const unclear = lines.filter((line) => !isClear(line));
  return {
    lines: clear,
    faults: new Map(unclear.map((line) => [line.line, [ambiguous(line)]])),
    personIdOf: (email) => {
      const [member] = members.get(email) ?? [];
      const personId = member ?? people.get(email) ?? newPersonId(newId());
      if (member === undefined) people.set(email, personId);
      return personId;
    },
  };
};
