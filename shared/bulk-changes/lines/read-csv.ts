import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Unreadable } from '../../domain/bulk-changes/bulk-change.ts';
import { collectLines } from './collect-lines.ts';
import { decodeText } from './decode-text.ts';
import { delimiterOf } from './find-header.ts';
import { countLines, type LineCounter } from './line-counter.ts';
import type { RawLine } from './raw-line.ts';
import { UnreadableLines } from './unreadable-lines.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Far longer than nine cells. A line without end must not fill the memory. */
export const MAX_RECORD_CHARACTERS = 4_000;

/** https://csv.js.org/parse/errors/. A record that is too long because it continues over lines has an open quote. */
const codeOf = ({ code }: CsvError, counter: LineCounter): Unreadable['code'] => {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'quote-not-closed';
  if (code !== 'CSV_MAX_RECORD_SIZE') return 'not-csv';
  return counter.breaksWithin(MAX_RECORD_CHARACTERS) ? 'quote-not-closed' : 'line-too-long';
};

/**
 * A quote that the next line's closes would swallow the lines between them. One in the middle of a cell is no more than a
 * fault of its line.
 */
const swallowsLines = (cell: string): boolean => cell.includes('"') && /[\r\n]/.test(cell);

/**
 * The lines of a file of text as spreadsheets write it, whatever separates its cells and whatever stands above its
 * header, which may be French or English.
 * @throws UnreadableLines with the first line that cannot be read
 */
export const readCsv = (bytes: Uint8Array): RawLine[] => {
  if (bytes.length > MAX_FILE_BYTES) throw new UnreadableLines({ code: 'too-large' });
  const text = decodeText(bytes);
  const content = Buffer.from(text);
  const counter = countLines(content);
  const lines = collectLines();
  try {
    parse(content, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_CHARACTERS,
      // Records are taken one by one, so that a hundred thousand lines are never in memory twice.
      on_record: (cells: string[], { bytes: end }) => {
        const line = counter.begin();
        counter.pass(end);
        if (cells.some(swallowsLines)) throw new UnreadableLines({ code: 'not-csv', line });
        lines.push(cells, line);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = counter.begin();
    throw new UnreadableLines({ code: codeOf(error, counter), line });
  }
  return lines.end();
};
