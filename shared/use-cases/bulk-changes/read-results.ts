import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { notReady } from '../../domain/bulk-changes/move-bulk-change.ts';
import type { FileStore } from '../../files/file-store.ts';
import { readSeries } from '../../files/series.ts';
import { differenceRowSchema, type LineRow, resultKey, SERIES, storedLineSchema } from './files.ts';

interface Page {
  from: number;
  limit: number;
}

/** The folder with the result of the dry run. @throws access-change-not-ready before there is one */
const folderOf = (change: BulkChange): string => {
  if (change.plan === undefined) throw notReady(change);
  return change.plan;
};

const hasOutcomes = ({ state }: BulkChange): boolean =>
  ['done', 'interrupted', 'stopped', 'awaiting-undo-approval', 'undoing', 'undone'].includes(state.status);

/** Hides a newcomer's id until they are invited, because it shows whether the register knew the address. */
const withoutNewcomer = ({ isNewcomer = false, personId, ...row }: LineRow): Omit<LineRow, 'isNewcomer'> => {
  const isShown = !isNewcomer || row.outcome === 'applied' || row.outcome === 'unchanged';
  return { ...row, ...(isShown && { personId }) };
};

/** The lines with what would become of each, or what became of it once they were applied. @throws access-change-not-ready */
export const readLineResults = async (
  files: FileStore,
  change: BulkChange,
  { only, ...page }: Page & { only: 'refused' | undefined },
) => {
  const [all, refused] = hasOutcomes(change)
    ? [SERIES.appliedLines, SERIES.refusedLines]
    : [SERIES.lines, SERIES.refused];
  const prefix = `${folderOf(change)}/${only === 'refused' ? refused : all}`;
  const { rows, next } = await readSeries(files, prefix, storedLineSchema, page);
  return { rows: rows.map(withoutNewcomer), next };
};

/** The changes by person, establishment and service. @throws access-change-not-ready */
export const readDifferences = (files: FileStore, change: BulkChange, page: Page) =>
  readSeries(files, `${folderOf(change)}/${SERIES.differences}`, differenceRowSchema, page);

/** A link to the result as a file, and for how long it works. @throws access-change-not-ready */
export const linkToResult = (files: FileStore, change: BulkChange) =>
  files.downloadLink(resultKey(folderOf(change)), `modification-${change.id}.csv`);
