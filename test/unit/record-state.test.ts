import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClosedAt } from '../../shared/domain/establishment.ts';
import { type CalendarDate, dateSchema, instantOf } from '../../shared/domain/instants.ts';
import { type CurrentPeriod, recordState } from '../../shared/domain/record-state.ts';

const day = (text: string): CalendarDate => dateSchema.parse(text);
const closed = (since: string): CurrentPeriod => ({ state: 'closed', since: day(since) });
const open = (since?: string): CurrentPeriod => ({
  state: 'open',
  since: (since && day(since)) || undefined,
});
const after = (...periods: CurrentPeriod[]) =>
  periods.reduce((closures, period) => recordState(closures, period), recordState([], open()));

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

  test('that is open since before the closure known was never closed', () => {
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
    const mixed = [closed('2002-06-20'), open('2010-01-01')].reduce(recordState, newest);
    expect(mixed).toEqual(newest);
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

describe('whatever the files and their order', () => {
  test('the days before a period keep their answer and the last day has the state of the period', () => {
    fc.assert(
      fc.property(periods, period, date, (earlier, latest, someDay) => {
        const before = { closures: after(...earlier) };
        const now = { closures: recordState(before.closures, latest) };
        if (latest.since !== undefined && someDay < latest.since)
          expect(isClosedAt(now, noonOf(someDay))).toBe(isClosedAt(before, noonOf(someDay)));
        expect(isClosedAt(now, noonOf(toDay(MAX_DAYS + 1)))).toBe(latest.state === 'closed');
      }),
    );
  });

  test('a closed period is closed on each of its days', () => {
    fc.assert(
      fc.property(periods, date, date, (earlier, since, someDay) => {
        fc.pre(since <= someDay);
        return isClosedAt({ closures: after(...earlier, { state: 'closed', since }) }, noonOf(someDay));
      }),
    );
  });

  test('the same row again changes nothing', () => {
    fc.assert(
      fc.property(periods, period, (earlier, latest) => {
        const once = after(...earlier, latest);
        expect(recordState(once, latest)).toEqual(once);
      }),
    );
  });

  test('closures stay in order and apart from each other', () => {
    fc.assert(
      fc.property(periods, (all) =>
        after(...all).every((closure, index, closures) => {
          const next = closures[index + 1];
          return next === undefined || (closure.until !== undefined && closure.until < next.from);
        }),
      ),
    );
  });
});
