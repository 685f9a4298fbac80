import { describe, expect, it, test } from 'vitest';
import { isClosedFrom } from '../../shared/domain/declaration-services.ts';
import { closureAt, isClosedAt } from '../../shared/domain/directory/establishment.ts';
import { instantTextSchema, parisDate, toInstant } from '../../shared/domain/instants.ts';
import { day } from '../support/access/cards.ts';

/** Each day's first moment in Paris, around both changes of the clocks. */
const MIDNIGHTS = [
  ['2026-01-01', '2025-12-31T23:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z'],
] as const;

describe.each(MIDNIGHTS)('%s begins in Paris at %s', (date, midnight) => {
  const first = toInstant(midnight);
  const before = toInstant(new Date(Date.parse(midnight) - 1).toISOString());

  it('for the calendar', () => {
    expect(parisDate(first)).toBe(date);
    expect(parisDate(before) < date).toBe(true);
  });

  it('for an establishment that closes or reopens on that day', () => {
    const closes = { closures: [{ from: day(date) }] };
    const reopens = { closures: [{ from: day('2020-01-01'), until: day(date) }] };
    expect([before, first].map((instant) => isClosedAt(closes, instant))).toEqual([false, true]);
    expect([before, first].map((instant) => isClosedAt(reopens, instant))).toEqual([true, false]);
  });

  it('for a service that closes on that day', () => {
    expect([before, first].map((instant) => isClosedFrom(day(date), instant))).toEqual([false, true]);
  });
});

test('of several closures the one that holds is given', () => {
  const second = { from: day('2026-01-01') };
  const closures = [{ from: day('2020-01-01'), until: day('2021-01-01') }, second];
  expect(closureAt({ closures }, toInstant('2026-06-01T00:00:00Z'))).toEqual(second);
  expect(closureAt({ closures }, toInstant('2023-06-01T00:00:00Z'))).toBeUndefined();
});

test('a service without a closing day never closes', () => {
  expect(isClosedFrom(undefined, toInstant('2999-01-01T00:00:00Z'))).toBe(false);
});

test.each([
  ['2026-11-15T10:00:00Z', '2026-11-15T10:00:00.000Z'],
  ['2026-11-15T10:00Z', '2026-11-15T10:00:00.000Z'],
  ['2026-11-15T10:00:00.5+02:00', '2026-11-15T08:00:00.500Z'],
  ['2026-11-15t10:00:00.123456z', '2026-11-15T10:00:00.123Z'],
  ['2028-02-29T00:00:00-01:00', '2028-02-29T01:00:00.000Z'],
])('%s is the instant %s', (text, instant) => {
  expect(instantTextSchema.safeParse(text).success).toBe(true);
  expect(toInstant(text)).toBe(instant);
});

test.each([
  '2026-11-15T10:00:00',
  '2026-11-15',
  '2026-02-29T00:00:00Z',
  '2026-02-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-15T25:00:00Z',
  '2026-11-15 10:00:00Z',
  '1763200800000',
  '',
])('"%s" is no instant', (text) => {
  expect(instantTextSchema.safeParse(text).success).toBe(false);
});
