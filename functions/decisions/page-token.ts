import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { DomainError } from '../../shared/domain/errors.ts';
import type { MandateId } from '../../shared/domain/identifiers.ts';
import { type Instant, instantTextSchema, toInstant } from '../../shared/domain/instants.ts';

interface PageRequest {
  token?: string | undefined;
  limit?: number | undefined;
}

export interface Page {
  instant: Instant;
  limit: number;
  /** The last result of the page before, or "". */
  after: string;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Where a search goes on: bound to its question, its instant and its page size. Clients can write one, so it is input. */
const tokenSchema = z.tuple([
  z.string(),
  z.pipe(instantTextSchema, z.transform(toInstant)),
  z.int().check(z.gte(1), z.lte(MAX_LIMIT)),
  z.string(),
]);

const digest = (question: unknown): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);

const badToken = (detail: string): DomainError =>
  new DomainError('bad-input', { faults: [{ pointer: '/page/token', detail }] });

const readToken = (token: string) => {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw badToken('Reprenez la valeur de next_token, telle quelle.');
  }
};

/** A limit of 0 asks for our own. @throws bad-input when the token is not ours or belongs to another question */
export const openPage = (page: PageRequest | undefined, question: unknown, instant: Instant): Page => {
  const limit = Math.min(page?.limit || DEFAULT_LIMIT, MAX_LIMIT);
  if (page?.token === undefined || page.token === '') return { instant, limit, after: '' };
  const [bound, firstInstant, firstLimit, after] = readToken(page.token);
  const changed = bound !== digest(question) || (page.limit !== undefined && limit !== firstLimit);
  if (changed) throw badToken('La question et la taille de page ne changent pas d’une page à l’autre.');
  return { instant: firstInstant, limit: firstLimit, after };
};

/** One result's name, and the mandate that it is there by. */
export interface NamedResult {
  name: string;
  mandate: MandateId | undefined;
}

/** What the page answers, given one result more than it holds where there is one. */
export const closePage = (page: Page, question: unknown, found: readonly NamedResult[]) => {
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1)?.name;
  const more = found.length > shown.length && last !== undefined;
  const token = [digest(question), page.instant, page.limit, last];
  const mandates = Object.fromEntries(
    shown.flatMap(({ name, mandate }) => (mandate === undefined ? [] : [[name, mandate]])),
  );
  return {
    shown: shown.map(({ name }) => name),
    envelope: {
      page: {
        next_token: more ? Buffer.from(JSON.stringify(token)).toString('base64url') : '',
        count: shown.length,
      },
      ...(Object.keys(mandates).length > 0 && { context: { mandates } }),
    },
  };
};
