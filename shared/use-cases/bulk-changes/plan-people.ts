import { type AccessCard, isMemberCard } from '../../domain/access/access-card.ts';
import { isActiveAdministrator } from '../../domain/access/card-change.ts';
import type { AccessLine, LineFault } from '../../domain/bulk-changes/line.ts';
import { isOutside, type PlannedPerson, planPerson } from '../../domain/bulk-changes/plan-person.ts';
import { foldText } from '../../domain/folded.ts';
import { type GrantId, grantIdSchema, type PersonId, type Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { PersonLines } from './sort-lines.ts';

export interface Planned extends PersonLines {
  card: AccessCard | undefined;
  plan: PlannedPerson;
}

export interface PlanFacts {
  cards: ReadonlyMap<PersonId, AccessCard>;
  roster: ReadonlySet<PersonId>;
  everywhere: readonly Siret[];
  now: Instant;
  newId: () => string;
}

const faultOf = (
  line: AccessLine,
  column: LineFault['column'],
  code: LineFault['code'],
  about?: string,
): LineFault => ({
  column,
  value: line[column === 'siret' ? 'place' : column] ?? '',
  code,
  ...(about !== undefined && { about }),
});

/**
 * A person who is no member is invited by name, and under one name only. Whether the register knows them makes no
 * difference; otherwise a dry run would reveal whether an address is known.
 */
const strangerFault = (line: AccessLine, first: AccessLine | undefined): LineFault | undefined => {
  if (line.action === 'remove') return faultOf(line, 'email', 'not-a-member');
  if (line.action === 'change') return faultOf(line, 'action', 'nothing-to-change');
  if (first === undefined) return faultOf(line, 'familyName', 'missing-name');
  const isOther = (['familyName', 'givenName'] as const).find(
    (name) => line[name] !== undefined && foldText(line[name]) !== foldText(first[name] ?? ''),
  );
  return isOther && faultOf(line, isOther, 'other-name', String(first.line));
};

/** The line that names the newcomer: by both names, or by the only one that any line gives. */
const namingIn = (lines: readonly AccessLine[]): AccessLine | undefined => {
  const named = lines.filter(({ familyName }) => familyName !== undefined);
  return named.find(({ givenName }) => givenName !== undefined) ?? named[0];
};

const planOne = (person: PersonLines, facts: PlanFacts): Planned => {
  const { cards, everywhere, now, newId } = facts;
  const card = cards.get(person.personId);
  const wasMember = card !== undefined && isMemberCard(card);
  const named = namingIn(person.lines);
  const faults = new Map(
    person.lines.flatMap((line): [number, LineFault][] => {
      // Removing a person who has already left changes nothing, and is no fault.
      const isSettled = !isOutside(card, now) || (wasMember && line.action === 'remove');
      const fault = isSettled ? undefined : strangerFault(line, named);
      return fault === undefined ? [] : [[line.line, fault]];
    }),
  );
  const lines = person.lines.filter(({ line }) => !faults.has(line));
  const id = (): GrantId => grantIdSchema.parse(newId());
  const plan = planPerson({ card, lines, everywhere, now, newId: id });
  return { ...person, card, plan: { ...plan, faults: new Map([...plan.faults, ...faults]) } };
};

const keepAdministrator = (planned: Planned, facts: PlanFacts): Planned => {
  const leaving = planned.lines.filter(({ action }) => action === 'remove');
  const again = planOne({ ...planned, lines: [] }, facts);
  const faults = leaving.map((line): [number, LineFault] => [
    line.line,
    faultOf(line, 'email', 'last-administrator'),
  ]);
  return { ...again, lines: planned.lines, plan: { ...again.plan, faults: new Map(faults) } };
};

/**
 * Plans each person in the order of their first lines. When all administrators would leave, the last one of them
 * stays (domain: "Members").
 */
export const planPeople = (people: readonly PersonLines[], facts: PlanFacts): Planned[] => {
  const administrators = new Set(facts.roster);
  return people.map((person) => {
    const planned = planOne(person, facts);
    const leaves = planned.plan.membership === 'ended' && isActiveAdministrator(planned.card);
    if (!leaves) return planned;
    if (administrators.size <= 1) return keepAdministrator(planned, facts);
    administrators.delete(person.personId);
    return planned;
  });
};

/** The name that a newcomer is invited under. */
export const inviteeName = ({ lines, card }: Planned): { familyName: string; givenName: string } => {
  const { familyName = '', givenName = '' } = namingIn(lines) ?? card?.holder ?? {};
  return { familyName, givenName };
};
