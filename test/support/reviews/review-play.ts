import fc from 'fast-check';
import { ulid } from 'ulid';
import { expect } from 'vitest';
import { isActiveAdministrator } from '../../../shared/domain/access/card-change.ts';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { addDays, toInstant } from '../../../shared/domain/instants.ts';
import { listCards } from '../../../shared/table/access/access-cards.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import { isPassing } from '../../../shared/table/is-passing.ts';
import { keys } from '../../../shared/table/keys.ts';
import { listMarks } from '../../../shared/table/reviews/review-marks.ts';
import { pageReviews } from '../../../shared/table/reviews/reviews.ts';
import type { Table } from '../../../shared/table/table.ts';
import { carryOut } from '../../../shared/use-cases/carry-out.ts';
import { advanceReviews } from '../../../shared/use-cases/reviews/advance-reviews.ts';
import { lookAtCards, outstandingOf } from '../../../shared/use-cases/reviews/look-at-review.ts';
import { hire, openOffice } from '../access/members.ts';
import { persisting } from '../at-once.ts';
import { evidenceOf } from '../evidence.ts';
import { CALM, type Sky } from '../faults/skies.ts';
import { type Account, makeAdministrator, registerAccount } from '../people/people.ts';
import { type Answered, openRegister } from '../register.ts';
import { reviewsOf } from './review-world.ts';

/** More than any play opens. */
const EVERY = { limit: 100, before: undefined };

/** The first of them administer. */
const PEOPLE = 5;
const FOUNDERS = 3;

const KINDS = [
  ...(['open', 'decide', 'decide', 'decide', 'decide', 'sign', 'finish', 'job', 'job'] as const),
  ...(['suspendMember', 'reactivateMember', 'endMember', 'demote', 'promote'] as const),
];

const deed = fc.record({
  kind: fc.constantFrom(...KINDS),
  /** Mostly one of those who administer at first. */
  actor: fc.constantFrom(0, 0, 1, 1, 2, 3),
  targets: fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: 1, maxLength: PEOPLE }),
  decision: fc.constantFrom('confirm', 'confirm', 'change', 'end'),
  isStale: fc.constantFrom(false, false, false, true),
  /** How many cards the job has time for. */
  budget: fc.constantFrom(0, 1, 2, 99),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** What several people do at once, after so many days. */
const turn = fc.record({
  days: fc.constantFrom(0, 0, 0, 1, 16, 31, 61, 366),
  deeds: fc.oneof(
    { weight: 3, arbitrary: fc.array(deed, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(deed, { minLength: 2, maxLength: 3 }) },
  ),
});
export const reviewYears = fc.array(turn, { minLength: 6, maxLength: 20, size: 'max' });
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

const BEGINS = toInstant('2026-06-01T08:00:00Z');

/** A body of three administrators and two declarants. */
const gather = async (table: Table, clock: () => typeof BEGINS) => {
  const office = await openOffice(table, clock);
  const others = [];
  for (const _ of [1, 2]) {
    const account = await registerAccount(table, ulid().toLowerCase());
    await makeAdministrator(table, office.organisation, account, BEGINS);
    others.push(account);
  }
  const people: Account[] = [office.administrator, ...others, await hire(office), await hire(office)];
  return { office, people };
};

/**
 * Plays what is drawn, by people who ask again where others came first too often, and looks after each turn: there is always an administrator, the roster says the same as the
 * cards, no decision of the past has changed, none was made by whom it concerns while others administered, and what is
 * signed has nothing left. At the end each decision is found in its card's unbroken chain.
 * @returns what came of it, to see that the sequences lead somewhere
 */
export const playReviews = async (
  table: Table,
  turns: readonly Turn[],
  { through }: Sky = CALM,
): Promise<string[]> => {
  let now = BEGINS;
  const { office: calm, people } = await gather(table, () => now);
  const faulty = through(table);
  const office = { ...calm, register: persisting(openRegister(faulty, () => now)) };
  const { siren } = office.organisation;
  const reviews = reviewsOf(office);
  const who = (rank = 0): Account => people[rank] ?? office.administrator;

  const onMember =
    (operation: string, body?: unknown) =>
    (by: Account, { targets }: Deed): Promise<Answered> =>
      office.register(by, operation, { params: { siren, personId: who(targets[0]).personId }, body });

  const runJob = async (budget: number): Promise<string> => {
    let left = budget;
    const actor = { type: 'machine', id: 'review-access' } as const;
    const context = { table: faulty, clock: () => now, newId: () => ulid(), actor, requestId: ulid() };
    const entry = { key: keys.reviewCalendar(siren), place: '', version: 0, lastEventHash: '' };
    try {
      return await carryOut(context, (each) => advanceReviews(each, entry, () => left-- > 0));
    } catch (error) {
      if (isPassing(error)) return 'overtaken';
      throw error;
    }
  };

  const decide = (
    by: Account,
    { targets, decision, isStale }: Pick<Deed, 'targets' | 'decision' | 'isStale'>,
  ) => reviews.decide(targets.map(who), decision, { actor: by, ...(isStale && { version: 99 }) });

  const commands: Record<Exclude<Deed['kind'], 'job'>, (by: Account, deed: Deed) => Promise<Answered>> = {
    open: (by) => reviews.open(by),
    sign: (by) => reviews.sign(by),
    decide,
    /** What several administrators do in turn to come to a signature. */
    finish: async (by) => {
      const all = { targets: people.map((_, rank) => rank), decision: 'confirm', isStale: false } as const;
      for (const each of people.slice(0, FOUNDERS)) await decide(each, { ...all, targets: [...all.targets] });
      return reviews.sign(by);
    },
    ...{ suspendMember: onMember('suspendMember'), reactivateMember: onMember('reactivateMember') },
    endMember: onMember('endMember'),
    demote: onMember('changeRole', { role: 'declarant' }),
    promote: onMember('changeRole', { role: 'administrator' }),
  };

  const act = async (deed: Deed): Promise<string[]> => {
    const { kind } = deed;
    if (kind === 'job') return [await runJob(deed.budget)];
    const answered = await commands[kind](who(deed.actor), deed);
    expect(answered.status).toBeLessThan(500);
    const results: { code?: string }[] = answered.body?.results ?? [answered.body ?? {}];
    return results.map(({ code }) => `${kind} ${code ?? 'done'}`);
  };

  let known = new Map<string, unknown>();
  const look = async (wasOne: boolean): Promise<void> => {
    const [cards, roster] = [await listCards(table, siren), await getAdministrators(table, siren)];
    const administrators = cards.filter(isActiveAdministrator).map(({ personId }) => personId);
    expect(administrators.length).toBeGreaterThan(0);
    expect([...roster].sort()).toEqual(administrators.sort());
    const seen = new Map<string, unknown>();
    for (const review of await pageReviews(table, siren, EVERY)) {
      for (const mark of await listMarks(table, review)) {
        const key = `${review.id} ${mark.personId}`;
        seen.set(key, mark);
        const isOwn = mark.by.id === mark.personId;
        if (isOwn) expect(mark.decision).not.toBe('end');
        if (isOwn && wasOne && !known.has(key)) expect(roster.size).toBe(1);
      }
      const outstanding = outstandingOf(await lookAtCards(table, review));
      if (review.state.status === 'signed') expect(outstanding).toEqual([]);
    }
    for (const [key, mark] of known) expect(seen.get(key)).toEqual(mark);
    known = seen;
  };

  // Begun by hand, so that there is something to decide; what comes after a year, the job opens.
  await reviews.open();
  const outcomes: string[] = [];
  for (const { days, deeds } of turns) {
    now = addDays(now, days);
    outcomes.push(...(await Promise.all(deeds.map(act))).flat());
    await faulty.settled();
    await look(deeds.length === 1);
    now = toInstant(new Date(Date.parse(now) + 1).toISOString());
  }
  for (const { personId } of people) {
    const chain = (await evidenceOf(table, siren, personId)).filter(({ stream }) =>
      stream.startsWith('card/'),
    );
    expect(firstBrokenLink(chain)).toBeUndefined();
    for (const review of await pageReviews(table, siren, EVERY)) {
      const mark = (await listMarks(table, review)).find((each) => each.personId === personId);
      if (mark === undefined) continue;
      expect(chain.find(({ hash }) => hash === mark.eventHash)?.data.review).toBe(review.id);
    }
  }
  return outcomes;
};
