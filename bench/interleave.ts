/** Two things to compare. Each is called once per turn. */
export interface Pair {
  first: () => Promise<unknown>;
  second: () => Promise<unknown>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(upper)] ?? Number.NaN)
    : ((sorted[upper - 1] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
};

const timed = async (call: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await call();
  return performance.now() - startedAt;
};

/**
 * Calls both in turns, so that whatever slows the machine slows both. Which one goes first changes every turn.
 * @returns the median time of each over all turns of each round, in milliseconds
 */
export const interleave = async (
  pairs: readonly Pair[],
  { rounds, turns }: { rounds: number; turns: number },
): Promise<{ first: number; second: number }[]> => {
  const medians: { first: number; second: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first: number[] = [];
    const second: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      for (const pair of pairs) {
        if (turn % 2 === 0) first.push(await timed(pair.first));
        second.push(await timed(pair.second));
        if (turn % 2 === 1) first.push(await timed(pair.first));
      }
    }
    medians.push({ first: median(first), second: median(second) });
  }
  return medians;
};
