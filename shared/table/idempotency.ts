import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { keys } from './keys.ts';
import { putOnce } from './put-versioned.ts';
import { TTL_ATTRIBUTE } from './schema.ts';
import type { Table } from './table.ts';
import type { Write } from './write.ts';

/** After a day a client has long shown its user an error instead of retrying. */
const KEPT_SECONDS = 24 * 60 * 60;

/** A request, by its sender and its key. */
export interface IdempotentRequest {
  actor: string;
  route: string;
  key: string;
  /** What makes the request what it is: path, query and body. */
  content: unknown;
}

const storedSchema = z.object({ contentHash: z.string(), answer: z.instanceof(Uint8Array) });

const hashContent = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

export type Remembered = { kind: 'new' } | { kind: 'other-content' } | { kind: 'same'; answer: unknown };

/** Whether this key has been seen, and the answer of that time. */
export const recall = async (table: Table, request: IdempotentRequest): Promise<Remembered> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.idempotency(request.actor, request.route, request.key),
    ConsistentRead: true,
  });
  if (Item === undefined) return { kind: 'new' };
  const stored = storedSchema.parse(Item);
  if (stored.contentHash !== hashContent(request.content)) return { kind: 'other-content' };
  return { kind: 'same', answer: JSON.parse(gunzipSync(stored.answer).toString('utf8')) };
};

/** Stores the answer in the transaction of the effect. It is compressed, since an item holds 400 KB. */
export const remember = (table: Table, request: IdempotentRequest, answer: unknown, now: string): Write =>
  putOnce(table, {
    ...keys.idempotency(request.actor, request.route, request.key),
    contentHash: hashContent(request.content),
    answer: gzipSync(JSON.stringify(answer)),
    [TTL_ATTRIBUTE]: Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS,
  });
