import { DomainError } from '../domain/errors.ts';

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
