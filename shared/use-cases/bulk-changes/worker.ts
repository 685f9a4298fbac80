import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instants.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { Table } from '../../table/table.ts';
import { carryOut } from '../carry-out.ts';
import type { CommandContext, Outcome } from '../command.ts';

/** The worker of bulk changes. Created once per Lambda. */
export interface WorkerDependencies {
  table: Table;
  files: FileStore;
  clock: () => Instant;
  newId: () => string;
  pause: (milliseconds: number) => Promise<void>;
}

/** One call of the worker, and the time that is left for it. */
export interface WorkerCall {
  requestId: string;
  hasTime: () => boolean;
}

/** Where a call left the work: whether there is more, and the person that it goes on with. */
export interface WorkLeft {
  next: number;
  more: boolean;
}

export const MACHINE = { type: 'machine', id: 'access-change-worker' } as const;

/** Decides on fresh facts and stores the effect. After a concurrent change it decides again. @throws StaleRead */
export const decideAndCommit = <T>(
  { table, clock, newId, pause }: WorkerDependencies,
  { requestId, actor }: { requestId: string; actor: CommandContext['actor'] },
  decide: (context: CommandContext) => Promise<Outcome<T>> | Outcome<T>,
): Promise<T> => carryOut({ table, clock, newId, actor, requestId }, decide, { pause });

/** The outcome of a part, or undefined when the authority for the work is lost. */
export const whileAllowed = async <T>(part: Promise<T>): Promise<T | undefined> => {
  try {
    return await part;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'forbidden') return undefined;
    throw error;
  }
};
