import { type AccessCard, stageAt } from '../access/access-card.ts';
import { overfullBy } from '../access/card-size.ts';
import type { Grant } from '../access/grant.ts';
import { findService } from '../declaration-services.ts';
import type { GrantId, Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { AccessLine, Difference, LineEffect, LineFault, Standing } from './line.ts';
import { differencesOf } from './rights-differences.ts';
import { createRightsDraft, holdsAnyOf, type RightsDraft } from './rights-draft.ts';
import { putTogether } from './rights-table.ts';
import { coversStanding, holdsAny, losesLastRight, standingsAt, type TimedRights } from './timed-rights.ts';

/** A grant to give when the change is applied. Without `from` it holds from that moment on. */
export type PlannedGrant = Pick<Grant, 'id' | 'services' | 'establishments' | 'until'> & {
  from?: Instant | undefined;
};

/** What a bulk change does to one person's card: one write, for any number of lines. */
export interface PersonPlan {
  membership: 'kept' | 'invited' | 'ended';
  ends: GrantId[];
  gives: PlannedGrant[];
}

export interface PlannedPerson extends PersonPlan {
  /** What happens to each line, by its number. */
  effects: Map<number, LineEffect>;
  faults: Map<number, LineFault>;
  differences: Difference[];
  /** How many lines leave less than was held before: lower, later or shorter. They count as removals. */
  reducing: number;
  /** How many lines leave more than was held before. */
  widening: number;
  losesLastRight: boolean;
}

export interface PersonFacts {
  card: AccessCard | undefined;
  /** Lines without faults, none of which contradicts another. */
  lines: readonly AccessLine[];
  /** Every establishment of the organisation. */
  everywhere: readonly Siret[];
  now: Instant;
  newId: () => GrantId;
}

/** A card is one item. Rights over more periods than this are a calendar rather than a bulk change. */
const MAX_PERIODS = 100;

/** A line that gives a right, with that right. */
type Giving = AccessLine & Standing;

const isGiving = (line: AccessLine): line is Giving => line.right !== undefined;

const askedBy = ({ right, from, until }: Giving): Standing => ({
  right,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});

export const isOutside = (card: AccessCard | undefined, now: Instant): boolean => {
  const status = card && stageAt(card, now)?.status;
  return status === undefined || status === 'ended';
};

const remove = (draft: RightsDraft, line: AccessLine): LineEffect => {
  const effect = holdsAnyOf(draft.before, line) ? 'ended' : 'unchanged';
  draft.take(line);
  return effect;
};

/**
 * Whether what is held there is already exactly what the line asks for. For "all", no establishment may have a right
 * of its own.
 */
const isAlreadySo = ({ before }: RightsDraft, line: Giving): boolean => {
  const { service = '', place } = line;
  const held = standingsAt(before, service, place);
  const isEqual =
    coversStanding(held, askedBy(line)) &&
    held.every((standing) => coversStanding([askedBy(line)], standing));
  const places = before.flatMap(({ rights }) => [...(rights.get(service)?.keys() ?? [])]);
  return isEqual && (place !== 'all' || places.every((each) => each === 'all'));
};

const change = (draft: RightsDraft, line: Giving): LineEffect => {
  if (isAlreadySo(draft, line)) return 'unchanged';
  draft.take(line);
  draft.put(line, askedBy(line));
  return 'changed';
};

const add = (draft: RightsDraft, line: Giving): LineEffect => {
  if (coversStanding(draft.standings(line), askedBy(line))) return 'unchanged';
  draft.put(line, askedBy(line));
  return holdsAnyOf(draft.before, line) ? 'changed' : 'added';
};

/** Whether something held at the line's place is missing from `others`, or is lower, later or shorter there. */
const isMore = (held: readonly TimedRights[], others: readonly TimedRights[], line: Giving): boolean => {
  const { service = '', place } = line;
  const below = place === 'all' ? held.flatMap(({ rights }) => [...(rights.get(service)?.keys() ?? [])]) : [];
  return [...new Set([place, ...below])].some((each) =>
    standingsAt(held, service, each).some((was) => !coversStanding(standingsAt(others, service, each), was)),
  );
};

/**
 * The service that the line's service requires and that nobody will hold there for as long; undefined when none is
 * missing.
 */
const lackOf = (after: readonly TimedRights[], line: Giving): string | undefined =>
  findService(line.service ?? '')?.requires.find(
    (required) =>
      !coversStanding(standingsAt(after, required, line.place), { ...askedBy(line), right: 'consult' }),
  );

/** Whether the card would hold more grants than a card takes. */
const isOverfull = (
  { card, now }: PersonFacts,
  { ends, gives }: Pick<PersonPlan, 'ends' | 'gives'>,
): boolean => {
  const leaving = new Set(ends);
  const kept = card?.grants.filter(({ id }) => !leaving.has(id)) ?? [];
  const given = gives.map((grant) => ({ ...grant, from: grant.from ?? now, givenAt: now }));
  return overfullBy(card, { actsUnder: card?.actsUnder, grants: [...kept, ...given] }, now) !== undefined;
};

const faultsOf = (
  { before }: RightsDraft,
  { gives, after }: ReturnType<RightsDraft['finish']>,
  givings: readonly Giving[],
  effects: ReadonlyMap<number, LineEffect>,
  isTooMuch: boolean,
): Map<number, LineFault> => {
  const faults = new Map<number, LineFault>();
  for (const line of givings) {
    const isNothing = line.action === 'change' && !holdsAnyOf(before, line);
    if (isNothing) faults.set(line.line, { column: 'action', value: line.action, code: 'nothing-to-change' });
    const about = effects.get(line.line) === 'unchanged' ? undefined : lackOf(after, line);
    const service = { column: 'service', value: line.service ?? '' } as const;
    if (about !== undefined) faults.set(line.line, { ...service, code: 'missing-prerequisite', about });
    if (isTooMuch) faults.set(line.line, { column: 'email', value: line.email, code: 'card-full' });
    if (gives.length > MAX_PERIODS)
      faults.set(line.line, { column: 'from', value: line.from ?? '', code: 'too-many-periods' });
  }
  return faults;
};

/** Lines over more periods than a card may have. Checking each period against all the others would cost too much. */
const crowdedLines = (givings: readonly Giving[]): Map<number, LineFault> => {
  const periods = new Set(givings.map(({ from = '', until = '' }) => `${from} ${until}`));
  if (periods.size <= MAX_PERIODS) return new Map();
  return new Map(
    givings.map(({ line, from }) => [line, { column: 'from', value: from ?? '', code: 'too-many-periods' }]),
  );
};

/** The member leaves. A line that removes everything everywhere stands alone. */
const leave = ({ card, lines, now }: PersonFacts, { before }: RightsDraft): PlannedPerson => {
  const isGone = isOutside(card, now);
  return {
    ...{ membership: isGone ? 'kept' : 'ended', ends: [], gives: [], faults: new Map() },
    effects: new Map(lines.map(({ line }) => [line, isGone ? 'unchanged' : 'ended'])),
    differences: differencesOf({ before, after: [] }, lines),
    ...{ reducing: 0, widening: 0 },
    losesLastRight: holdsAny(card, now),
  };
};

const isLeaving = ({ action, service, place }: AccessLine): boolean =>
  action === 'remove' && service === undefined && place === 'all';

/** One try. The lines in which it finds faults are left out of the next try. */
const tryPlan = (facts: PersonFacts): PlannedPerson => {
  const { card, lines, everywhere, now, newId } = facts;
  const draft = createRightsDraft(card, everywhere, now);
  if (lines.some(isLeaving)) return leave(facts, draft);
  const givings = lines.filter(isGiving);
  const effects = new Map<number, LineEffect>();
  for (const line of lines) if (line.action === 'remove') effects.set(line.line, remove(draft, line));
  for (const line of givings) if (line.action === 'change') effects.set(line.line, change(draft, line));
  for (const line of givings) if (line.action === 'add') effects.set(line.line, add(draft, line));
  const finished = draft.finish();
  const { ends, gives, after } = finished;
  const effective = givings.filter(({ line }) => effects.get(line) !== 'unchanged');
  const planned = gives.flatMap(({ rights, ...period }) =>
    putTogether(rights).map((grant) => ({ id: newId(), ...grant, ...period })),
  );
  return {
    membership: gives.length > 0 && isOutside(card, now) ? 'invited' : 'kept',
    ends,
    gives: planned,
    effects,
    faults: faultsOf(draft, finished, givings, effects, isOverfull(facts, { ends, gives: planned })),
    differences: differencesOf({ before: draft.before, after }, lines),
    reducing: effective.filter((line) => isMore(draft.before, after, line)).length,
    widening: effective.filter((line) => isMore(after, draft.before, line)).length,
    losesLastRight: losesLastRight({ before: draft.before, after }, now),
  };
};

/**
 * What the lines of one person do to the card: the grants that end, the grants that are given, and what happens to
 * each line. The order of lines does not matter, since none contradicts another. A line that the rules refuse is left
 * out, and so are lines that then lack their prerequisite.
 */
export const planPerson = (facts: PersonFacts): PlannedPerson => {
  const without = (faults: PlannedPerson['faults']): PlannedPerson => {
    const rest = planPerson({ ...facts, lines: facts.lines.filter(({ line }) => !faults.has(line)) });
    return { ...rest, faults: new Map([...rest.faults, ...faults]) };
  };
  const crowded = crowdedLines(facts.lines.filter(isGiving));
  if (crowded.size > 0) return without(crowded);
  const plan = tryPlan(facts);
  return plan.faults.size === 0 ? plan : without(plan.faults);
};
