import type { Table } from '../../shared/table/table.ts';

export interface Operation {
  table: Table;
  dryRun: boolean;
  /** Shows progress on one line, on a terminal only. */
  onProgress: (line: string) => void;
  /** Prints one line of the result. */
  print: (line: string) => void;
}
