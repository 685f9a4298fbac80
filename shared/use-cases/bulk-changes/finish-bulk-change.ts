import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { FileStore } from '../../files/file-store.ts';
import { readWholeSeries } from '../../files/series.ts';
import type { AccessPart } from '../../table/bulk-changes/parts.ts';
import { type LineRow, SERIES, storedLineSchema } from './files.ts';
import { writeLineRows } from './write-line-rows.ts';

/** In an all-or-nothing change something could not be applied, so what had been applied was taken back. */
const TAKEN_BACK = 'taken-back';

const becameOf = (row: LineRow, part: AccessPart | undefined, isStopped: boolean): LineRow => {
  if (row.outcome === 'faulty') return row;
  if (part?.outcome === 'refused') return { ...row, outcome: 'refused', code: part.code };
  if (isStopped) return { ...row, outcome: 'refused', code: TAKEN_BACK };
  if (row.effect === 'unchanged') return { ...row, outcome: 'unchanged' };
  return { ...row, outcome: part?.outcome === 'applied' ? 'applied' : 'planned' };
};

/** Writes what happened to each line, beside what was shown. */
export const writeOutcomes = async (
  files: FileStore,
  { plan: folder, state }: BulkChange,
  parts: ReadonlyMap<PersonId, AccessPart>,
): Promise<void> => {
  if (folder === undefined) throw new Error('a change without plan has no lines');
  const outcomes = async function* (): AsyncGenerator<LineRow> {
    for await (const row of readWholeSeries(files, `${folder}/${SERIES.lines}`, storedLineSchema)) {
      yield becameOf(row, row.personId && parts.get(row.personId), state.status === 'stopping');
    }
  };
  await writeLineRows(files, folder, { all: SERIES.appliedLines, refused: SERIES.refusedLines }, outcomes());
};
