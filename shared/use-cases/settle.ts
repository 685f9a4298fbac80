import { setTimeout as wait } from 'node:timers/promises';
import { commit, StaleRead } from '../table/commit.ts';
import type { CommandContext, Outcome } from './command.ts';

/** Tries of one transaction while others get in the way. After that, the caller's own retry starts again. */
const MAX_ATTEMPTS = 8;
const PAUSE_MILLISECONDS = 12;

/**
 * Decides and stores where no person waits for the answer. When another change came first, it decides again on fresh
 * facts.
 * @throws StaleRead when others always come first
 */
export const settle = async <T>(
  context: CommandContext,
  decide: (context: CommandContext) => Promise<Outcome<T>>,
): Promise<T> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(PAUSE_MILLISECONDS * 2 ** attempt * Math.random());
    const { value, writes } = await decide(context);
    try {
      await commit(context.table, writes, context.newId());
      return value;
    } catch (error) {
      if (!(error instanceof StaleRead)) throw error;
    }
  }
  throw new StaleRead();
};
