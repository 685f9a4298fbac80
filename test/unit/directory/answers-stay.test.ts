import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decide } from '../../../shared/domain/decisions/decide.ts';
import { type Establishment, heldFrom } from '../../../shared/domain/directory/establishment.ts';
import type { CurrentPeriod } from '../../../shared/domain/directory/record-state.ts';
import {
  type CalendarDate,
  dateSchema,
  type Instant,
  instantOf,
  parisDate,
} from '../../../shared/domain/instants.ts';
import { completeEstablishment } from '../../../shared/sirene/complete-establishment.ts';
import type { EstablishmentRow } from '../../../shared/sirene/parse-establishment.ts';
import { cardOf, grantOf, SCHOOL, SIREN } from '../../support/access/cards.ts';

const BEGIN = Date.parse('2027-01-01T12:00:00Z');
const DAY_MILLISECONDS = 86_400_000;
const at = (days: number): Instant => instantOf(BEGIN + days * DAY_MILLISECONDS);
const dayOf = (days: number): CalendarDate => dateSchema.parse(at(days).slice(0, 10));

const card = cardOf({ grants: [grantOf({ establishments: 'all' })] });
const answerAt = (establishment: Establishment | undefined, instant: Instant): string => {
  const decision = decide(
    { right: 'consult', siret: SCHOOL, service: 'DSN', instant },
    { card, establishment },
  );
  return decision.decision ? 'yes' : decision.reason;
};

const rowOf = (
  period: CurrentPeriod,
  { processed = 0, earlier }: { processed?: number; earlier?: CurrentPeriod[] | undefined } = {},
): EstablishmentRow => ({
  ...{ siret: SCHOOL, siren: SIREN, ownName: 'ECOLE', headOffice: false, address: { lines: [] }, period },
  processedAt: `${dayOf(processed)}T00:00:00`,
  ...(earlier && { earlierPeriods: earlier }),
});

/** What the register holds once it has read the row at that instant. */
const readAt = (stored: Establishment | undefined, row: EstablishmentRow, now: Instant) => {
  const facts = { organisationName: undefined, stored, today: parisDate(now) };
  const complete = completeEstablishment(row, facts);
  return isDeepStrictEqual(stored, complete) ? stored : heldFrom(stored, complete, now);
};

const open = (days: number): CurrentPeriod => ({ state: 'open', since: dayOf(days) });
const closed = (days: number) => ({ state: 'closed' as const, since: dayOf(days) });

describe('an establishment that opens on a later day', () => {
  const stored = readAt(undefined, rowOf(open(30)), at(0));

  it('is unknown before the register held it, and not yet open until its first day', () => {
    expect([-1, 0, 29, 30, 31].map((days) => answerAt(stored, at(days)))).toEqual([
      'unknown-establishment',
      'establishment-not-yet-open',
      'establishment-not-yet-open',
      'yes',
      'yes',
    ]);
  });

  it('opens when INSEE says so later, on another day, and was not open on the days before', () => {
    const sooner = readAt(stored, rowOf(open(10), { processed: 20, earlier: [] }), at(20));
    expect([15, 20].map((days) => answerAt(sooner, at(days)))).toEqual(['establishment-not-yet-open', 'yes']);
    const later = readAt(stored, rowOf(open(60), { processed: 20 }), at(20));
    expect([30, 59, 60].map((days) => answerAt(later, at(days)))).toEqual([
      'establishment-not-yet-open',
      'establishment-not-yet-open',
      'yes',
    ]);
  });

  it('is open already where only something else of it changes on a later day', () => {
    const running = readAt(undefined, rowOf(open(-400)), at(0));
    const renamed = readAt(running, rowOf(open(30), { processed: 1 }), at(1));
    expect(answerAt(renamed, at(1))).toBe('yes');
    const known = readAt(running, rowOf(open(30), { processed: 1, earlier: [open(-400)] }), at(1));
    expect(answerAt(known, at(1))).toBe('yes');
  });
});

const around = fc.integer({ min: -20, max: 60 });
const period = fc.oneof(around.map(open), around.map(closed));
const reading = fc.record({
  /** Days until the register reads it, since it read the one before. */
  pass: fc.nat({ max: 6 }),
  processed: fc.integer({ min: -20, max: 40 }),
  period,
  earlier: fc.option(fc.array(period, { maxLength: 3 }), { nil: undefined }),
  asked: fc.array(fc.nat({ max: 40 }), { maxLength: 5 }),
});

test('an answer once given about an instant in the past stays, for any files and API days in any order', () => {
  fc.assert(
    fc.property(fc.array(reading, { minLength: 2, maxLength: 12 }), (readings) => {
      const given = new Map<Instant, string>();
      let stored: Establishment | undefined;
      let time = BEGIN;
      for (const { pass, processed, period: current, earlier, asked } of readings) {
        // No two readings are at the same instant: what is asked about it waits until the reading is settled.
        time += pass * DAY_MILLISECONDS + 60_000;
        stored = readAt(stored, rowOf(current, { processed, earlier }), instantOf(time));
        for (const ago of [0, ...asked]) {
          const instant = instantOf(time - ago * DAY_MILLISECONDS);
          given.set(instant, given.get(instant) ?? answerAt(stored, instant));
        }
        for (const [instant, answer] of given) expect(answerAt(stored, instant)).toBe(answer);
      }
    }),
    { numRuns: 500 },
  );
});
