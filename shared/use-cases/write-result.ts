import { faultText } from '../access-lines/fault-texts.ts';
import { LINE_COLUMNS } from '../domain/access-line.ts';
import type { FileStore } from '../files/file-store.ts';
import { toCsv } from '../files/to-csv.ts';
import { type LineRow, resultKey } from './access-change-files.ts';

const COLUMNS = ['line', ...LINE_COLUMNS, 'effect', 'outcome', 'reason', 'explanation'];

const reasonsOf = ({ faults, code }: LineRow): string =>
  [...faults.map((fault) => fault.code), ...(code === undefined ? [] : [code])].join(' ');

/** Every line as it was sent and what became of it, for spreadsheets. */
export const writeResult = (files: FileStore, folder: string, rows: readonly LineRow[]): Promise<void> => {
  const records = rows.map((row) => ({
    ...row.cells,
    line: String(row.line),
    effect: row.effect ?? '',
    outcome: row.outcome,
    reason: reasonsOf(row),
    explanation: row.faults.map((fault) => faultText(fault, 'fr')).join(' '),
  }));
  return files.put(resultKey(folder), toCsv(records, COLUMNS), 'text/csv; charset=utf-8');
};
