import type { Table } from '../../shared/table/table.ts';

export interface Operation {
  table: Table;
  dryRun: boolean;
  /** Of one line; only a terminal shows it. */
  onProgress: (line: string) => void;
  /** The results, a line each. */
  print: (line: string) => void;
}
