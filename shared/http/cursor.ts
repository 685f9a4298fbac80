import * as z from 'zod/mini';
import { DomainError } from '../domain/errors.ts';
import { formatFault } from '../domain/faults.ts';

/** Where a list goes on, as its answer said it: base64url, and short enough for an address. */
export const pageTokenSchema = z.string().check(z.regex(/^[\w-]{0,2000}$/, formatFault('page-token')));

/** A position to begin after, opaque to clients. It holds nothing that the same client may not read. */
export const encodeCursor = (position: string): string => Buffer.from(position, 'utf8').toString('base64url');

export const unknownCursor = (): DomainError =>
  new DomainError('bad-input', [{ parameter: 'cursor', code: 'page-token' }]);

/** @throws bad-input when the position does not have the form of this list */
export const decodeCursor = (cursor: string | undefined, form: RegExp): string | undefined => {
  if (cursor === undefined) return undefined;
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!form.test(position)) throw unknownCursor();
  return position;
};
