import { DomainError } from '../domain/errors.ts';
import type { Actor } from '../domain/events.ts';
import type { Instant } from '../domain/instants.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';

/** What every command needs to know of its request. */
export interface CommandContext {
  table: Table;
  /** The instant of the decision, and the date of its effects. */
  now: Instant;
  newId: () => string;
  actor: Actor;
  /** Our own id of the request, of the run of a job or of the event that is followed. */
  requestId: string;
  /** The client's own id of the request. It is evidence of what the client said, and of nothing else. */
  clientRequestId?: string | undefined;
}

/** A command that is carried out, or that carries out others on its way. */
export interface CarriedContext extends CommandContext {
  clock: () => Instant;
}

/** What a command decided. `writes` are committed together or not at all; `value` goes into the answer. */
export interface Outcome<T> {
  writes: Write[];
  value: T;
}

/** @throws stale-version when the client saw another version than the current one */
export const requireVersion = ({ version }: { version: number }, seen: number | undefined): void => {
  if (seen !== undefined && seen !== version) throw new DomainError('stale-version');
};
