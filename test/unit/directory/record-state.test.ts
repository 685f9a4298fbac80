import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClosedAt } from '../../../shared/domain/directory/establishment.ts';
import { type CurrentPeriod, recordState } from '../../../shared/domain/directory/record-state.ts';
import { type CalendarDate, dateSchema, instantOf } from '../../../shared/domain/instants.ts';

const day = (text: string): CalendarDate => dateSchema.parse(text);
const closed = (since: string) => ({ state: 'closed' as const, since: day(since) });
const open = (since?: string): CurrentPeriod => ({
  state: 'open',
  since: (since && day(since)) || undefined,
});
/** Later than all days of these tests, except for those that name another day. */
const TODAY = day('2030-01-01');
const after = (...periods: CurrentPeriod[]) => afterOn(TODAY, ...periods);
const afterOn = (today: CalendarDate, ...periods: CurrentPeriod[]) =>
  periods.reduce((closures, period) => recordState(closures, period, today), recordState([], open(), today));

describe('an establishment', () => {
  test('is closed from the start of its F period', () => {
    expect(after(closed('2002-06-20'))).toEqual([{ from: '2002-06-20' }]);
  });

  test('that reopens keeps the closure, with its end', () => {
    expect(after(closed('2002-06-20'), open('2010-01-01'))).toEqual([
      { from: '2002-06-20', until: '2010-01-01' },
    ]);
  });

  test('that closes again has both closures', () => {
    expect(after(closed('2002-06-20'), open('2010-01-01'), closed('2020-01-01'))).toEqual([
      { from: '2002-06-20', until: '2010-01-01' },
      { from: '2020-01-01' },
    ]);
  });

  test('that is open since before the known closure was never closed', () => {
    expect(after(closed('2002-06-20'), open('1990-01-01'))).toEqual([]);
    expect(after(closed('2002-06-20'), open())).toEqual([]);
  });

  test('that is closed since an earlier day than known is closed from that day', () => {
    expect(after(closed('2002-06-20'), closed('2001-01-01'))).toEqual([{ from: '2001-01-01' }]);
  });

  test('that is still closed in a later period stays closed from the first day', () => {
    expect(after(closed('2002-06-20'), closed('2008-01-01'))).toEqual([{ from: '2002-06-20' }]);
  });

  test('comes back to the same closures when an older file is imported between two newer ones', () => {
    const newest = after(closed('2002-06-20'), open('2010-01-01'));
    const mixed = [closed('2002-06-20'), open('2010-01-01')].reduce(
      (closures, period) => recordState(closures, period, TODAY),
      newest,
    );
    expect(mixed).toEqual(newest);
  });

  test('whose closure INSEE moves to a later day is closed from that day, as if it had always been said', () => {
    expect(afterOn(day('2026-11-05'), closed('2026-11-10'), closed('2026-12-31'))).toEqual([
      { from: '2026-12-31' },
    ]);
  });

  test('keeps the answered days closed when INSEE moves the closure, and is open from then until the new day', () => {
    const known = afterOn(day('2026-11-12'), closed('2026-11-10'), closed('2026-12-31'));
    expect(known).toEqual([{ from: '2026-11-10', until: '2026-11-13' }, { from: '2026-12-31' }]);
    // Days later INSEE says the same again, then another day.
    expect(recordState(known, closed('2026-12-31'), day('2026-11-20'))).toEqual(known);
    expect(recordState(known, closed('2027-01-31'), day('2026-11-20'))).toEqual([
      { from: '2026-11-10', until: '2026-11-13' },
      { from: '2027-01-31' },
    ]);
    expect(recordState(known, closed('2026-12-01'), day('2026-11-20'))).toEqual([
      { from: '2026-11-10', until: '2026-11-13' },
      { from: '2026-12-01' },
    ]);
  });

  test('stays closed when INSEE closes it on the last possible day', () => {
    const last = closed('9999-12-31');
    expect(recordState(afterOn(last.since, closed('2026-11-10')), last, last.since)).toEqual([
      { from: '2026-11-10' },
    ]);
  });

  test('stays closed throughout when its closure is moved to tomorrow or to a past day', () => {
    for (const later of ['2026-11-11', '2026-11-12', '2026-11-13']) {
      expect(afterOn(day('2026-11-12'), closed('2026-11-10'), closed(later))).toEqual([
        { from: '2026-11-10' },
      ]);
    }
  });
});

const DAY_MILLISECONDS = 86_400_000;
const MAX_DAYS = 10_000;
const toDay = (days: number): CalendarDate => day(instantOf(days * DAY_MILLISECONDS).slice(0, 10));
const noonOf = (date: CalendarDate) => instantOf(Date.parse(`${date}T12:00:00Z`));
const date = fc.nat({ max: MAX_DAYS }).map(toDay);
const period = fc.oneof(
  fc.record({ state: fc.constant('open' as const), since: fc.option(date, { nil: undefined }) }),
  fc.record({ state: fc.constant('closed' as const), since: date }),
);
const periods = fc.array(period, { maxLength: 8 });

describe('for any files in any order', () => {
  test('the days before a period keep their answer and the last day has the state of the period', () => {
    fc.assert(
      fc.property(periods, period, date, date, (earlier, latest, someDay, today) => {
        const before = { closures: afterOn(today, ...earlier) };
        const now = { closures: recordState(before.closures, latest, today) };
        const isSettled = latest.state === 'open' || someDay <= today;
        if (latest.since !== undefined && someDay < latest.since && isSettled)
          expect(isClosedAt(now, noonOf(someDay))).toBe(isClosedAt(before, noonOf(someDay)));
        expect(isClosedAt(now, noonOf(toDay(MAX_DAYS + 1)))).toBe(latest.state === 'closed');
      }),
    );
  });

  test('no future day before a closed period is closed only because of an earlier closing day', () => {
    fc.assert(
      fc.property(date, date, date, date, (known, since, someDay, today) => {
        fc.pre(today < someDay && someDay < since);
        const closures = afterOn(today, { state: 'closed', since: known }, { state: 'closed', since });
        return !isClosedAt({ closures }, noonOf(someDay));
      }),
    );
  });

  test('a closed period is closed on each of its days', () => {
    fc.assert(
      fc.property(periods, date, date, date, (earlier, since, someDay, today) => {
        fc.pre(since <= someDay);
        const closures = afterOn(today, ...earlier, { state: 'closed', since });
        return isClosedAt({ closures }, noonOf(someDay));
      }),
    );
  });

  test('the same row again changes nothing', () => {
    fc.assert(
      fc.property(periods, period, date, date, (earlier, latest, today, later) => {
        fc.pre(today <= later);
        const once = afterOn(today, ...earlier, latest);
        expect(recordState(once, latest, later)).toEqual(once);
      }),
    );
  });

  test('closures stay in order and apart from each other', () => {
    fc.assert(
      fc.property(periods, date, (all, today) =>
        afterOn(today, ...all).every((closure, index, closures) => {
          const next = closures[index + 1];
          return next === undefined || (closure.until !== undefined && closure.until < next.from);
        }),
      ),
    );
  });
});
