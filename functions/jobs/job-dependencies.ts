import type { Instant } from '../../shared/domain/instants.ts';
import type { Anchor } from '../../shared/files/anchor.ts';
import type { Table } from '../../shared/table/table.ts';
import type { SireneSource } from './open-sirene.ts';
import type { PublishCounts } from './publish-counts.ts';

export interface JobDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
  publish: PublishCounts;
  /** Needed by `sync-sirene`. */
  sirene?: SireneSource | undefined;
  /** Needed by `anchor-heads`. */
  anchor?: Pick<Anchor, 'add'> | undefined;
}

/** One run, and the time that is left for it. */
export interface RunCall {
  requestId: string;
  timeLeft: () => number;
}
