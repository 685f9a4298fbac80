import { expect, test } from 'vitest';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import { addDays, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { inactiveAt } from '../../../shared/domain/people/login.ts';
import { confirm, expectedPerson, goStale, profileDueOf } from '../../../shared/domain/people/person.ts';
import { isStaleAt } from '../../../shared/domain/people/profile.ts';
import { flagProfile, nextProfileDue, type ProfileFlag } from '../../../shared/domain/people/profile-flag.ts';
import { NADIA } from '../../support/access/cards.ts';

const DUE = toInstant('2027-06-01T12:00:00Z');
const day = (count: number): Instant => addDays(DUE, count);

/** What a job records that runs on these days, by the day counted from the due date. */
const saidAt = (days: readonly number[]): string[] => {
  const said: string[] = [];
  let flag: ProfileFlag | undefined;
  for (const each of days) {
    for (;;) {
      const due = nextProfileDue(DUE, flag);
      if (due === undefined || due.at > day(each)) break;
      const flagged = flagProfile(due, day(each));
      flag = flagged.flag;
      said.push(`${each} ${flagged.event.type}`);
    }
  }
  return said;
};
const from = (first: number, last: number, step = 1): number[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);

test('a profile has a reminder 30 days before, a notice on the due day and weekly, and goes to support after 60 days', () => {
  expect(saidAt(from(-365, 400))).toEqual([
    '-30 profile.reminded',
    ...[0, 7, 14, 21, 28, 35, 42, 49, 56].map((each) => `${each} profile.stale`),
    '60 profile.long-stale',
  ]);
});

test('a job that did not run for long leaves out what is late, and notifies nobody twice in a week', () => {
  expect(saidAt([12, 13, 18, 19, 90])).toEqual([
    '12 profile.stale',
    '19 profile.stale',
    '90 profile.long-stale',
  ]);
  expect(saidAt([200])).toEqual(['200 profile.stale', '200 profile.long-stale']);
  expect(saidAt([-10])).toEqual(['-10 profile.reminded']);
});

test('for any days of runs, a stale profile has at most one notice in seven days', () => {
  for (const step of [1, 2, 3, 5, 8, 13, 0.04]) {
    const days = saidAt(from(-31, 70, step))
      .filter((said) => said.endsWith('profile.stale'))
      .map((said) => Number(said.split(' ')[0]));
    for (const [index, each] of days.slice(1).entries()) {
      expect(each - (days[index] ?? 0)).toBeGreaterThanOrEqual(7);
    }
  }
});

const CONFIRMED = toInstant('2026-06-01T12:00:00Z');
const nadia = confirm(
  expectedPerson(NADIA, { email: 'n@mairie.example', familyName: 'Roux', givenName: 'Nadia' }, FIRST_HASH),
  CONFIRMED,
);
const NOW = toInstant('2026-11-24T08:00:00Z');
const yesterday = { observedAt: addDays(NOW, -1), now: NOW };

test('a bounce makes a profile stale from then on, and leaves the time before as it was', () => {
  const stale = goStale(nadia, 'bounce', yesterday);
  expect(stale && isStaleAt(stale.freshness, NOW)).toBe(true);
  expect(stale && isStaleAt(stale.freshness, addDays(NOW, -1))).toBe(false);
  expect(stale && profileDueOf(stale)).toEqual({ at: addDays(NOW, 7), dueAt: NOW, cause: 'bounce' });
});

test('a profile that is stale, or was confirmed since, does not go stale again', () => {
  expect(goStale({ ...nadia, freshness: [] }, 'inactivity', yesterday)).toBeUndefined();
  expect(goStale(confirm(nadia, NOW), 'bounce', yesterday)).toBeUndefined();
  expect(goStale(nadia, 'bounce', { observedAt: CONFIRMED, now: NOW })).toBeUndefined();
});

test('a confirmation settles earlier flags, and a new year begins', () => {
  const stale = goStale(nadia, 'inactivity', yesterday) ?? nadia;
  const again = confirm(stale, NOW);
  expect(again).not.toHaveProperty('profileFlag');
  expect(profileDueOf(again)).toMatchObject({ dueAt: '2027-11-24T08:00:00.000Z', cause: 'unconfirmed' });
});

test('a person who never confirmed anything is not waited for, and nobody counts as away before 180 days', () => {
  expect(profileDueOf({ ...nadia, freshness: [] })).toBeUndefined();
  expect(Date.parse(inactiveAt(NOW)) - Date.parse(addDays(NOW, 1))).toBe(180 * 86_400_000);
});
