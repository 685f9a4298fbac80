import type { Unreadable } from '../../domain/bulk-changes/bulk-change.ts';
import { MAX_LINES } from './collect-lines.ts';
import { MAX_ROWS_ABOVE } from './find-header.ts';
import { UnreadableLines } from './unreadable-lines.ts';

const WORKBOOK = 'xl/workbook.xml';
const SHEET = /^xl\/(?:work|chart|dialog|macro)sheets\/[^/]+\.xml$/i;

/** Parts that reach outside the workbook, or that do something. */
const REACHING =
  /^xl\/(?:externalLinks|queryTables|embeddings|activeX|ctrlProps|macrosheets|dialogsheets|customData|model)\/|vbaProject|(?:^|\/)connections\.xml$|^customUI\//i;

const EXTERNAL = /TargetMode\s*=\s*["']External["']/i;
/** Spreadsheets make a link of each address of a person, and nobody follows it. */
const LINK = /Type\s*=\s*["'][^"']*\/hyperlink["']/i;

const refuse = (code: Unreadable['code'], line?: number): never => {
  throw new UnreadableLines({ code, ...(line !== undefined && { line }) });
};

const SLICE = 4 * 1024 * 1024;

/** The text of a part, some at a time, cut behind an element. What is looked for is ASCII. */
function* slicesOf(part: Buffer): Generator<string> {
  for (let begin = 0; begin < part.length; ) {
    const end = Math.min(part.length, begin + SLICE);
    const last = end === part.length ? end : part.lastIndexOf('>', end) + 1;
    const cut = last > begin ? last : end;
    yield part.toString('latin1', begin, cut);
    begin = cut;
  }
}

/** A document type can name files and make much of little. Only UTF-8 is read, where no other letters hide one. */
const requirePlain = (part: Buffer): void => {
  if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY') || part.subarray(0, 200).includes(0)) {
    refuse('workbook-entities');
  }
};

const requireNoWayOut = (part: Buffer): void => {
  for (const [relation] of part.toString('utf8').matchAll(/<[^>]*>/g)) {
    if (EXTERNAL.test(relation) && !LINK.test(relation)) refuse('external-parts');
  }
};

/** As many columns as a table with notes beside it has: each row would be as wide as the widest. */
const MAX_COLUMNS = 100;
const MAX_CELLS = 20 * MAX_LINES;
/** Empty rows between lines do not count as lines, but take their place. */
const MAX_ROWS = 2 * (MAX_LINES + MAX_ROWS_ABOVE);

const columnOf = (letters: string): number =>
  [...letters].reduce((rank, letter) => 26 * rank + letter.charCodeAt(0) - 64, 0);

/** What is not there takes memory too: the cells before the last column, and the rows before the last one. */
const requireBounded = (sheet: Buffer): void => {
  let cells = 0;
  for (const slice of slicesOf(sheet)) {
    for (const [, kind, letters, row] of slice.matchAll(
      /<(?:\w+:)?(c|row)\b(?:[^>]*?\sr\s*=\s*["']([A-Za-z]*)(\d+)["'])?/g,
    )) {
      if (kind === 'c') cells += 1;
      if (Number(row ?? 0) > MAX_ROWS) refuse('too-many-lines', Number(row));
      if (cells > MAX_CELLS || columnOf((letters ?? '').toUpperCase()) > MAX_COLUMNS) {
        refuse('workbook-too-large');
      }
    }
  }
};

/**
 * Whether a workbook is one sheet and nothing that reaches outside, before anything of it is parsed.
 * @throws UnreadableLines
 */
export const checkWorkbook = (parts: ReadonlyMap<string, Buffer>): void => {
  const names = [...parts.keys()];
  if (!parts.has(WORKBOOK)) refuse('workbook-damaged');
  if (names.some((name) => REACHING.test(name))) refuse('external-parts');
  const sheets = names.filter((name) => SHEET.test(name));
  if (sheets.length !== 1) refuse(sheets.length === 0 ? 'workbook-damaged' : 'several-sheets');
  for (const [name, part] of parts) {
    if (/\.(?:xml|rels)$/i.test(name)) requirePlain(part);
    if (/\.rels$/i.test(name)) requireNoWayOut(part);
    if (SHEET.test(name)) requireBounded(part);
  }
};
