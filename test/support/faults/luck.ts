import { createHash } from 'node:crypto';

/** Draws that are the same each time for the same seed, in the order in which they are drawn. */
export interface Luck {
  /** At least `low`, less than `high`. */
  between: (low: number, high: number) => number;
  happens: (rate: number) => boolean;
  pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Some of the list, at least one of it. */
  some: <T>(list: readonly T[]) => T[];
}

/** One of a list that is known to have some. */
export const anyOf = <T>(luck: Luck, list: readonly T[]): T => luck.pick(list as [T, ...T[]]);

const RANGE = 2 ** 32;

export const luckOf = (...seed: readonly (string | number)[]): Luck => {
  let drawn = 0;
  const chance = (): number => {
    drawn += 1;
    return (
      createHash('sha256')
        .update(`${seed.join('/')}/${drawn}`)
        .digest()
        .readUInt32BE() / RANGE
    );
  };
  return {
    between: (low, high) => low + chance() * (high - low),
    happens: (rate) => chance() < rate,
    pick: (list) => list[Math.floor(chance() * list.length)] ?? list[0],
    some: (list) => {
      const sure = Math.floor(chance() * list.length);
      return list.filter((_, index) => chance() < 0.5 || index === sure);
    },
  };
};
