import { setTimeout as wait } from 'node:timers/promises';
import { commit, StaleRead } from '../table/commit.ts';
import type { CommandContext, Outcome } from './command.ts';

/** Enough for each of several concurrent commands on one card to get its turn. */
const MAX_ATTEMPTS = 8;
const PAUSE_MILLISECONDS = 12;
/** No attempt begins later. A Lambda of the API has 20 s in all, and one attempt may itself wait for DynamoDB. */
const TIME_OUT_MILLISECONDS = 10_000;

type Pause = (milliseconds: number) => Promise<unknown>;

/**
 * Decides, and stores the effect. After a concurrent change it decides again on fresh facts, with a random pause that
 * grows. `decide` gets the number of attempts before this one; it may throw StaleRead itself to be asked again.
 * @throws StaleRead when others always came first. Nothing is stored then, and a later try may succeed.
 */
export const commitWithRetry = async <Context extends Pick<CommandContext, 'table' | 'newId'>, T>(
  context: Context,
  decide: (context: Context, attempt: number) => Promise<Outcome<T>> | Outcome<T>,
  pause: Pause = wait,
): Promise<T> => {
  const begun = performance.now();
  const hasTime = (): boolean => performance.now() - begun < TIME_OUT_MILLISECONDS;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && hasTime(); attempt += 1) {
    if (attempt > 0) await pause(Math.round(PAUSE_MILLISECONDS * 2 ** attempt * Math.random()));
    try {
      const { value, writes } = await decide(context, attempt);
      await commit(context.table, writes, context.newId());
      return value;
    } catch (error) {
      if (!(error instanceof StaleRead)) throw error;
    }
  }
  throw new StaleRead();
};
