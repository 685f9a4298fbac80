import { decodeCursor, encodeCursor } from './cursor.ts';

interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

const RANK = /^\d{1,7}$/;

/** The cursor of the next page, for the answer. Nothing on the last page. */
export const nextCursor = (position: string | undefined): { nextCursor?: string } =>
  position === undefined ? {} : { nextCursor: encodeCursor(position) };

/** The rank of the first item of the page that is asked for, from 0. @throws bad-input */
export const rankAsked = ({ cursor }: Pick<PageQuery, 'cursor'>): number =>
  Number(decodeCursor(cursor, RANK) ?? 0);

/** One page of a list that was read whole, by rank. @throws bad-input */
export const pageByRank = <T>(all: readonly T[], query: PageQuery): Page<T> => {
  const start = rankAsked(query);
  const end = start + query.limit;
  return { items: all.slice(start, end), ...nextCursor(end < all.length ? String(end) : undefined) };
};
