import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Instant, instantTextSchema, toInstant } from '../../shared/domain/instants.ts';
import { pointerTo } from '../../shared/domain/pointer.ts';

interface PageRequest {
  token?: string | undefined;
  limit?: number | undefined;
}

export interface Page {
  /** Undefined when the question is about now. The next pages are about the instant of the first one. */
  instant: Instant | undefined;
  limit: number;
  /** The last result of the page before, or "". */
  after: string;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/**
 * Where a search goes on. It is bound to its question, instant and page size. Clients could forge one, so it is
 * parsed as input.
 */
const tokenSchema = z.tuple([
  z.string(),
  z.pipe(instantTextSchema, z.transform(toInstant)),
  z.int().check(z.gte(1), z.lte(MAX_LIMIT)),
  z.string(),
]);

const digest = (question: unknown): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);

const badToken = (code: 'page-token' | 'page-changed'): DomainError =>
  new DomainError('bad-input', [{ pointer: pointerTo('page', 'token'), code }]);

const readToken = (token: string) => {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw badToken('page-token');
  }
};

/** A limit of 0 means the default. @throws bad-input when the token is not ours or belongs to another question */
export const openPage = (
  page: PageRequest | undefined,
  question: unknown,
  instant: Instant | undefined,
): Page => {
  const limit = Math.min(page?.limit || DEFAULT_LIMIT, MAX_LIMIT);
  if (page?.token === undefined || page.token === '') return { instant, limit, after: '' };
  const [bound, firstInstant, firstLimit, after] = readToken(page.token);
  const changed = bound !== digest(question) || (page.limit !== undefined && limit !== firstLimit);
  if (changed) throw badToken('page-changed');
  return { instant: firstInstant, limit: firstLimit, after };
};

/** The token of the next page, which goes on after the result of that name. */
export const writeToken = (
  { instant, limit }: Pick<Page, 'limit'> & { instant: Instant },
  question: unknown,
  last: string,
): string => Buffer.from(JSON.stringify([digest(question), instant, limit, last])).toString('base64url');
