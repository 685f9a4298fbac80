import * as z from 'zod/mini';
import type { AccessLine, LineColumn, LineFault } from '../../domain/bulk-changes/line.ts';
import {
  type CalendarDate,
  daysAfter,
  enteredDateSchema,
  type Instant,
  instantTextSchema,
  parisDate,
  startOfDay,
  toInstant,
} from '../../domain/instants.ts';
import { emailSchema, normaliseEmail } from '../../domain/people/address.ts';
import { givenNameSchema, hasControlCharacters, nameSchema } from '../../domain/texts.ts';
import { actionInCell, rightInCell } from './columns.ts';
import type { RawLine } from './raw-line.ts';
import { serviceInCell } from './service-cell.ts';
import { showCell } from './show-cell.ts';
import { isShortened, siretInCell } from './siret-cell.ts';

/** Collects the faults in the cells of one line. */
const createCells = ({ cells }: RawLine) => {
  const faults: LineFault[] = [];
  const noteFault = (column: LineColumn, code: LineFault['code']): undefined => {
    faults.push({ column, value: showCell(cells[column]), code });
    return undefined;
  };
  return {
    faults,
    noteFault,
    /** Undefined when the cell is empty. A cell that `read` cannot parse is also a fault. */
    read: <T>(
      column: LineColumn,
      code: LineFault['code'],
      read: (text: string) => T | undefined,
    ): T | undefined => {
      const text = cells[column];
      if (text === undefined) return undefined;
      if (hasControlCharacters(text)) return noteFault(column, 'unreadable-cell');
      return read(text) ?? noteFault(column, code);
    },
  };
};

const FRENCH_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A day as people write it: 2026-12-31, or 31/12/2026. */
const dayOf = (text: string): CalendarDate | undefined => {
  const [, day = '', month = '', year = ''] = FRENCH_DAY.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return enteredDateSchema.safeParse(iso).data;
};

const instantIn = (text: string): Instant | undefined => {
  const parsed = instantTextSchema.safeParse(text);
  return parsed.success ? toInstant(parsed.data) : undefined;
};

/** The first moment of a day in Paris. Today means from now on. */
const fromOf =
  (now: Instant) =>
  (text: string): Instant | 'now' | undefined => {
    const day = dayOf(text);
    if (day === undefined) return instantIn(text);
    return day === parisDate(now) ? 'now' : startOfDay(day);
  };

/** The last moment of a day in Paris, because people include the day itself. */
const untilOf = (text: string): Instant | undefined => {
  const day = dayOf(text);
  return day === undefined ? instantIn(text) : startOfDay(daysAfter(day, 1));
};

const parsedBy =
  <T>(schema: z.core.$ZodType<T, string>) =>
  (text: string): T | undefined =>
    z.safeParse(schema, text).data;

/** What the cells of a line say, and the fault of each cell that cannot be read, which `line` is without. */
export const parseAccessLine = (
  raw: RawLine,
  now: Instant,
): { line: AccessLine; faults: readonly LineFault[] } => {
  const { read, noteFault, faults } = createCells(raw);
  if (raw.isRagged) noteFault('until', 'wrong-cell-count');
  const action = read('action', 'unknown-action', actionInCell);
  if (raw.cells.action === undefined) noteFault('action', 'unknown-action');
  const email = read('email', 'bad-email', parsedBy(emailSchema));
  if (raw.cells.email === undefined) noteFault('email', 'bad-email');
  const familyName = read('familyName', 'bad-name', parsedBy(nameSchema));
  const givenName = read('givenName', 'bad-name', parsedBy(givenNameSchema));
  const place = read('siret', isShortened(raw.cells.siret) ? 'siret-shortened' : 'bad-siret', siretInCell);
  const service = read('service', 'unknown-service', serviceInCell);
  const right = read('right', 'unknown-right', rightInCell);
  const from = read('from', 'bad-date', fromOf(now));
  const until = read('until', 'bad-date', untilOf);
  const line: Omit<AccessLine, 'action'> = {
    line: raw.line,
    email: normaliseEmail(email ?? ''),
    ...(familyName !== undefined && { familyName }),
    ...(givenName !== undefined && { givenName }),
    place: place ?? 'all',
    ...(service !== undefined && { service }),
  };
  // What an unknown action needs is not known either: only its place and its service are looked at further.
  if (action === undefined) return { faults, line: { ...line, action: 'remove' } };
  const terms = {
    ...(right !== undefined && { right }),
    ...(from !== undefined && from !== 'now' && { from }),
    ...(until !== undefined && { until }),
  };
  return { faults, line: { ...line, action, ...terms } };
};
