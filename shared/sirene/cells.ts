import { type CalendarDate, dateSchema } from '../domain/instants.ts';

/** Why one row of a stock file is not imported. The rows after it are. */
export class RowRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RowRefused';
  }
}

/** One row, by INSEE's column names. Undefined when the cell is empty or may not be shown. */
export type RowCells<Column extends string> = (column: Column) => string | undefined;

/** Stands in place of what a person or organisation does not want shown (INSEE, "diffusion partielle"). */
const NOT_SHOWN = '[ND]';

/** The text of a cell, or of several joined cells; undefined when none of it may be shown. */
export const shownText = (cell: string | undefined): string | undefined => {
  const text = cell?.replaceAll(NOT_SHOWN, ' ').replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
};

/** Joins the parts that are present. */
export const joinShown = (...parts: (string | undefined)[]): string | undefined =>
  shownText(parts.filter((part) => part !== undefined).join(' '));

const MAX_QUOTED_LENGTH = 40;

/** A cell's text for a message: always one line, and not too long. */
export const quote = (text: string | undefined): string =>
  text === undefined ? '(empty)' : JSON.stringify(text.slice(0, MAX_QUOTED_LENGTH));

const isOnCalendar = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** @throws RowRefused when the cell is not a date that exists */
export const dateCell = (column: string, text: string | undefined): CalendarDate | undefined => {
  if (text === undefined) return undefined;
  const date = dateSchema.safeParse(text);
  if (!date.success || !isOnCalendar(text)) throw new RowRefused(`${column} ${quote(text)} is not a date`);
  return date.data;
};

/** INSEE's instants have no offset; older ones have no fraction of a second. */
const PROCESSED_AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?$/;

/** When INSEE last processed the row. @throws RowRefused */
export const processedAt = <Column extends string>(
  column: Column,
  cells: RowCells<Column>,
): { processedAt?: string } => {
  const text = cells(column);
  if (text === undefined) return {};
  if (!PROCESSED_AT.test(text)) throw new RowRefused(`${column} ${quote(text)} is not a moment`);
  return { processedAt: text };
};

/**
 * Whether INSEE processed the row before what is stored. INSEE writes all of these instants in one form, in Paris time, so
 * their order as texts is their order in time.
 */
export const isOutdated = (
  row: { processedAt?: string | undefined },
  stored: { processedAt?: string | undefined } | undefined,
): boolean => (row.processedAt ?? '') < (stored?.processedAt ?? '');
