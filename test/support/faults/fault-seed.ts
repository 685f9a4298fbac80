import { randomInt } from 'node:crypto';
import { beforeEach } from 'vitest';

const { FAULT_SEED } = process.env;
const SEEDS = 2 ** 31;

/**
 * The seed of a file's faults, another one each time. A test that fails prints it: `FAULT_SEED=<seed> npm test` plays
 * the same faults again. Called where tests are declared.
 */
export const useFaultSeed = (): number => {
  const seed = FAULT_SEED === undefined ? randomInt(SEEDS) : Number(FAULT_SEED);
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => void process.stderr.write(`FAULT_SEED=${seed} plays the same faults again\n`));
  });
  return seed;
};
