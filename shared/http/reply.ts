import * as z from 'zod/mini';
import type { Count } from '../observability/metric.ts';

/** The result of a handler. The pipeline checks it against the contract and serialises it. */
export interface Reply<Body = unknown> {
  body?: Body;
  /** Another, already serialised representation of the answer, sent instead of `body`. */
  text?: { contentType: string; content: string };
  /** The same of one that is no text. */
  file?: { contentType: string; content: Buffer };
  headers?: Record<string, string>;
  /** What the request counts for in the metrics. */
  counts?: readonly Count[];
}

/** A reply stored under an idempotency key. Commands answer in JSON only. */
export const rememberedReplySchema = z.object({
  body: z.optional(z.unknown()),
  headers: z.optional(z.record(z.string(), z.string())),
});

export const etag = (version: number): Record<string, string> => ({ etag: `"${version}"` });
