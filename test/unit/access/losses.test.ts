import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LossesTaken,
  lossesBetween,
  NO_LOSSES,
  sumLosses,
  takeLosses,
} from '../../../shared/domain/access/losses.ts';
import { endAccess, reactivate, suspend } from '../../../shared/domain/access/membership.ts';
import { addMilliseconds, toInstant } from '../../../shared/domain/instants.ts';
import { cardOf, grantId, grantOf, SCHOOL, TOWN_HALL } from '../../support/access/cards.ts';
import '../../support/fast-check-seed.ts';

const NOW = toInstant('2026-06-10T09:00:00Z');
const signer = cardOf({
  grants: [
    grantOf({ services: { DSN: 'sign', DSIJ: 'declare' } }),
    grantOf({ id: grantId(1), services: { DSN: 'consult' }, establishments: [TOWN_HALL, SCHOOL] }),
  ],
});
const withGrants = (grants: (typeof signer)['grants']) => ({ ...signer, grants });

describe('what a change takes from a card', () => {
  it('is each right at each place, and the last one, however the access ends', () => {
    const all = { removals: 4, losingLastRight: 1 };
    expect(lossesBetween(signer, endAccess(signer, NOW).after, NOW)).toEqual(all);
    expect(lossesBetween(signer, suspend(signer, NOW).after, NOW)).toEqual(all);
  });

  it('is nothing when a wider grant keeps it, or when it is given back', () => {
    const [wide, narrow] = signer.grants;
    if (wide === undefined || narrow === undefined) throw new Error('two grants');
    const without = withGrants([wide, { ...narrow, endedAt: NOW }]);
    expect(lossesBetween(signer, without, NOW)).toEqual(NO_LOSSES);
    const back = reactivate(suspend(signer, NOW).after, NOW);
    expect(lossesBetween(back.before, back.after, NOW)).toEqual(NO_LOSSES);
  });

  it('counts a right that is lowered or shortened', () => {
    const [wide, narrow] = signer.grants;
    if (wide === undefined || narrow === undefined) throw new Error('two grants');
    const lower = { ...wide, services: { DSN: 'declare', DSIJ: 'declare' } as const };
    expect(lossesBetween(signer, withGrants([lower, narrow]), NOW).removals).toBe(1);
    const shorter = { ...wide, until: addMilliseconds(NOW, 1) };
    expect(lossesBetween(signer, withGrants([shorter, narrow]), NOW).removals).toBe(2);
  });
});

describe('what was taken in seven days', () => {
  it('is never less than the sum of it, and nothing once a week and an hour have passed', () => {
    const HOUR = 3_600_000;
    const taking = fc.record({ after: fc.integer({ min: 0, max: 5 * HOUR }), removals: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(taking, { minLength: 1, maxLength: 20 }), (takings) => {
        let [taken, now]: [LossesTaken | undefined, typeof NOW] = [undefined, NOW];
        let sum = 0;
        for (const { after, removals } of takings) {
          now = addMilliseconds(now, after);
          taken = takeLosses(taken, { removals, losingLastRight: 0 }, now);
          sum += removals;
        }
        expect(sumLosses(taken, now).removals).toBe(sum);
        expect(sumLosses(taken, addMilliseconds(now, 7 * 24 * HOUR)).removals).toBe(0);
      }),
    );
  });
});
