import fc from 'fast-check';
import { expect, it } from 'vitest';
import { luckOf } from '../../support/faults/luck.ts';

const seeds = fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 3 });

const draw = (seed: (string | number)[]) => {
  const luck = luckOf(...seed);
  return Array.from({ length: 20 }, () => luck.between(0, 1));
};

it('the same seed draws the same, another one something else', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(draw(seed)).toEqual(draw(seed));
    }),
  );
  expect(draw([1, 'GetItem', 1])).not.toEqual(draw([1, 'GetItem', 2]));
});

it('draws within bounds, and never none of a list', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: -9, max: 9 }),
      fc.array(fc.nat(), { minLength: 1 }),
      (seed, low, list) => {
        const luck = luckOf(...seed);
        const drawn = luck.between(low, low + 3);
        expect(drawn >= low && drawn < low + 3).toBe(true);
        const some = luck.some(list);
        expect(some.length).toBeGreaterThan(0);
        expect(list).toEqual(expect.arrayContaining(some));
        expect([luck.happens(0), luck.happens(1)]).toEqual([false, true]);
      },
    ),
  );
});
