import { RESULT_COLUMNS } from '../../bulk-changes/lines/columns.ts';
import { lineFaultText } from '../../bulk-changes/lines/fault-texts.ts';
import { outcomeText } from '../../bulk-changes/lines/outcome-texts.ts';
import { EFFECT_WORDS, OUTCOME_WORDS } from '../../bulk-changes/lines/result-words.ts';
import type { FileStore } from '../../files/file-store.ts';
import { openSeries, ROWS_PER_FILE } from '../../files/series.ts';
import { toCsv } from '../../files/to-csv.ts';
import { type LineRow, resultKey } from './files.ts';

const reasonsOf = ({ faults, code }: LineRow): string =>
  [...faults.map((fault) => fault.code), ...(code === undefined ? [] : [code])].join(' ');

const recordOf = (row: LineRow): Record<string, string> => ({
  ...row.cells,
  line: String(row.line),
  effect: row.effect === undefined ? '' : EFFECT_WORDS[row.effect],
  outcome: OUTCOME_WORDS[row.outcome],
  reason: reasonsOf(row),
  explanation: [...row.faults.map((fault) => lineFaultText(fault, 'fr')), outcomeText(row.code, 'fr') ?? '']
    .join(' ')
    .trim(),
});

/** The result for spreadsheets, built some rows at a time. As text, a hundred thousand lines are a few megabytes. */
const openResult = (files: FileStore, folder: string) => {
  const parts: Buffer[] = [];
  let waiting: Record<string, string>[] = [];
  const flush = (): void => {
    parts.push(Buffer.from(toCsv(waiting, RESULT_COLUMNS, { isFirst: parts.length === 0 })));
    waiting = [];
  };
  return {
    push: (row: LineRow): void => {
      waiting.push(recordOf(row));
      if (waiting.length === ROWS_PER_FILE) flush();
    },
    close: (): Promise<void> => {
      if (waiting.length > 0 || parts.length === 0) flush();
      return files.put(resultKey(folder), Buffer.concat(parts), 'text/csv; charset=utf-8');
    },
  };
};

const isRefused = ({ outcome }: LineRow): boolean => outcome === 'faulty' || outcome === 'refused';

/**
 * Writes every line with its result, the lines that are not applied once more by themselves, and all of them as CSV.
 * The rows come one by one, and only some are in memory at a time.
 */
export const writeLineRows = async (
  files: FileStore,
  folder: string,
  names: { all: string; refused: string },
  rows: Iterable<LineRow> | AsyncIterable<LineRow>,
): Promise<void> => {
  const all = openSeries(files, `${folder}/${names.all}`);
  const refused = openSeries(files, `${folder}/${names.refused}`);
  const result = openResult(files, folder);
  for await (const row of rows) {
    await all.push(row);
    if (isRefused(row)) await refused.push(row);
    result.push(row);
  }
  await Promise.all([all.close(), refused.close(), result.close()]);
};
