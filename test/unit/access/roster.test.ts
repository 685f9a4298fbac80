import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ROSTER, moveRoster, type Roster } from '../../../shared/domain/access/roster.ts';
import { type PersonId, personIdSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, addMilliseconds, toInstant } from '../../../shared/domain/instants.ts';
import '../../support/fast-check-seed.ts';

const NOW = toInstant('2026-03-02T09:00:00Z');
const person = (n: number): PersonId =>
  personIdSchema.parse(`01JQ000000000000000000${String(n).padStart(4, '0')}`);
const [ana, bo] = [person(1), person(2)];
const joining = (personId: PersonId) => ({ personId, became: { how: 'role', by: ana } as const });
const leaving = (personId: PersonId) => ({ personId, departure: { how: 'ended', by: ana } as const });
const both = moveRoster(EMPTY_ROSTER, { join: [joining(ana), joining(bo)], leave: [] }, NOW);

test('whoever comes back begins anew', () => {
  const later = addDays(NOW, 3);
  const without = moveRoster(both, { join: [], leave: [leaving(bo)] }, addDays(NOW, 1));
  const again = moveRoster(without, { join: [joining(bo)], leave: [] }, later);
  expect(again.seats.get(bo)?.since).toBe(later);
  expect(again.departures.has(bo)).toBe(false);
});

test('a repeated appointment keeps the seat as it is', () => {
  const again = moveRoster(both, { join: [joining(bo)], leave: [] }, addDays(NOW, 1));
  expect(again.seats.get(bo)?.since).toBe(NOW);
});

test('a departure says who did it, when, and since when the person had administered', () => {
  const at = addDays(NOW, 1);
  const { departures } = moveRoster(both, { join: [], leave: [leaving(bo)] }, at);
  expect(departures.get(bo)).toEqual({
    ...{ at, how: 'ended', by: ana, since: NOW },
    became: { how: 'role', by: ana },
  });
});

test('the last administrator stays, whatever joins and leaves', () => {
  const move = fc.record({ who: fc.integer({ min: 1, max: 4 }), joins: fc.boolean() });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      let roster: Roster = both;
      for (const [index, { who, joins }] of moves.entries()) {
        const change = joins
          ? { join: [joining(person(who))], leave: [] }
          : { join: [], leave: [leaving(person(who))] };
        try {
          roster = moveRoster(roster, change, addMilliseconds(NOW, index));
        } catch (error) {
          expect(error).toMatchObject({ code: 'last-administrator' });
        }
        expect(roster.seats.size).toBeGreaterThan(0);
        for (const id of roster.seats.keys()) expect(roster.departures.has(id)).toBe(false);
      }
    }),
  );
});

test('departures stay few', () => {
  let roster = both;
  for (let n = 10; n < 160; n += 1) {
    const at = addMilliseconds(NOW, n);
    roster = moveRoster(roster, { join: [joining(person(n))], leave: [] }, at);
    roster = moveRoster(roster, { join: [], leave: [leaving(person(n))] }, at);
  }
  expect(roster.departures.size).toBe(100);
  expect(roster.departures.has(person(159))).toBe(true);
  const late = moveRoster(roster, { join: [joining(person(1000))], leave: [] }, addDays(NOW, 401));
  expect(late.departures.size).toBe(0);
});
