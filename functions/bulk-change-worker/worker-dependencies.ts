import type { Instant } from '../../shared/domain/instants.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import type { Table } from '../../shared/table/table.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import { commitWithRetry } from '../../shared/use-cases/commit-with-retry.ts';

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

/** Decides on fresh facts and stores the effect. After a concurrent change it decides again. @throws StaleRead */
export const decideAndCommit = <T>(
  { table, clock, newId, pause }: WorkerDependencies,
  { requestId, actor }: { requestId: string; actor: CommandContext['actor'] },
  decide: (context: CommandContext) => Promise<Outcome<T>> | Outcome<T>,
): Promise<T> =>
  commitWithRetry(
    { table, newId },
    (context) => decide({ ...context, now: clock(), actor, requestId }),
    pause,
  );
