import type { Operation } from '../../commands/ops/operation.ts';
import type { Table } from '../../shared/table/table.ts';

/** Runs an operator's command on the table and returns the lines that it printed. */
export const printedLines = async (
  table: Table,
  command: (operation: Operation) => Promise<unknown>,
  dryRun = false,
): Promise<string[]> => {
  const lines: string[] = [];
  await command({ table, dryRun, onProgress: () => {}, print: (line) => lines.push(line) });
  return lines;
};
