import type { Instant } from '../../shared/domain/instants.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import { commit, StaleRead } from '../../shared/table/commit.ts';
import type { Table } from '../../shared/table/table.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';

/** Created once per Lambda. */
export interface WorkerDependencies {
  table: Table;
  files: FileStore;
  clock: () => Instant;
  newId: () => string;
  pause: (milliseconds: number) => Promise<void>;
}

/** One call of the state machine, and the time that is left for it. */
export interface WorkerCall {
  requestId: string;
  hasTime: () => boolean;
}

export const MACHINE = { type: 'machine', id: 'access-change-worker' } as const;

/** Tries of one transaction while others get in the way. After that, Step Functions tries again. */
const MAX_ATTEMPTS = 8;
const PAUSE_MILLISECONDS = 12;

/** Decides on fresh facts and stores the effect. After a concurrent change it decides again. @throws StaleRead */
export const decideAndCommit = async <T>(
  { table, clock, newId, pause }: WorkerDependencies,
  { requestId, actor }: { requestId: string; actor: CommandContext['actor'] },
  decide: (context: CommandContext) => Promise<Outcome<T>> | Outcome<T>,
): Promise<T> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(PAUSE_MILLISECONDS * 2 ** attempt * Math.random());
    const { value, writes } = await decide({ table, now: clock(), newId, actor, requestId });
    try {
      await commit(table, writes, newId());
      return value;
    } catch (error) {
      if (!(error instanceof StaleRead)) throw error;
    }
  }
  throw new StaleRead();
};
