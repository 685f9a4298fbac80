import { CsvError, parse } from 'csv-parse/sync';
import { RowRefused } from './cells.ts';
import { MAX_LINE_LENGTH } from './read-lines.ts';

const parseQuoted = (line: string): string[] => {
  try {
    const [fields = []] = parse(line, { relax_column_count: true });
    return fields;
  } catch (error) {
    throw error instanceof CsvError ? new RowRefused(`malformed CSV (${error.code})`) : error;
  }
};

/**
 * The fields of one line. A row of INSEE's files is one line, so each is parsed alone: in a stream, an open quote
 * would swallow the good rows after it. A line without a quote is simply split at the commas (RFC 4180).
 * @throws RowRefused
 */
export const parseCsvLine = (line: string): string[] => {
  if (line.length >= MAX_LINE_LENGTH) throw new RowRefused('malformed CSV (the line is too long)');
  if (line.includes('\uFFFD')) throw new RowRefused('not UTF-8');
  return line.includes('"') ? parseQuoted(line) : line.split(',');
};
