/** How much of a test that is played over and over a run plays: `vitest.long.config.ts` says so for each engine. */
const { COUNTS = 'short' } = process.env;

interface Counts {
  /** In `npm test`: enough to show the rule. */
  short: number;
  /** In `npm run test:long`, on the usual engine. */
  long: number;
  /** There, on the second engine: as many where the engine matters, unless this says fewer. */
  second?: number;
}

/** How often this run plays it. */
export const count = ({ short, long, second = long }: Counts): number => ({ long, second })[COUNTS] ?? short;
