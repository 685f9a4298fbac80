import { zipSync } from 'fflate';
import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/universal';
import { checkWorkbook } from './check-workbook.ts';
import { collectLines } from './collect-lines.ts';
import type { RawLine } from './raw-line.ts';
import { MAX_RECORD_CHARACTERS } from './read-csv.ts';
import { unpack } from './unpack.ts';
import { UnreadableLines } from './unreadable-lines.ts';

/** Whether the file is an archive, whatever it is called. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What is read of a workbook: which sheet there is, its cells, the texts they share, and how they are shown. */
const READ = /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:_rels\/.*|[^/]+\.xml|worksheets\/[^/]+\.xml))$/i;

/** A cell as a text file would have it. A date is a day, and a number what was stored: `21920023500014`. */
const asText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? 'VRAI' : 'FAUX') : String(cell);
};

/** The parts that have been checked and nothing else, stored, so that what is read is what was checked. */
const packed = (parts: ReadonlyMap<string, Buffer>): ArrayBuffer => {
  const read = [...parts].filter(([name]) => READ.test(name));
  const archive = zipSync(Object.fromEntries(read), { level: 0 });
  const whole = new ArrayBuffer(archive.length);
  new Uint8Array(whole).set(archive);
  return whole;
};

const rowsOf = async (archive: ArrayBuffer): Promise<unknown[][]> => {
  try {
    return await readSheet(archive, 1, { parseNumber: (text: string) => text, trim: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The library says which cell it could not read; of what is no workbook at all it throws errors of many kinds.
    const line = error instanceof InvalidSpreadsheetError ? /row (\d+)/.exec(error.message)?.[1] : undefined;
    throw new UnreadableLines({
      code: 'workbook-damaged',
      ...(line !== undefined && { line: Number(line) }),
    });
  }
};

/**
 * The lines of a workbook of one sheet. A row counts as spreadsheets number it.
 * @throws UnreadableLines
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<RawLine[]> => {
  const parts = unpack(bytes);
  checkWorkbook(parts);
  const archive = packed(parts);
  parts.clear();
  const lines = collectLines();
  const rows = await rowsOf(archive);
  for (const [index, row] of rows.entries()) {
    const cells = row.map(asText);
    // So that a hundred thousand lines are never in memory twice.
    rows[index] = [];
    const length = cells.reduce((sum, cell) => sum + cell.length, 0);
    if (length > MAX_RECORD_CHARACTERS) throw new UnreadableLines({ code: 'line-too-long', line: index + 1 });
    lines.push(cells, index + 1);
  }
  return lines.end();
};
