import type { Child } from 'hono/jsx';

/** What a page answers with. */
export type Answer =
  | { kind: 'screen'; content: Child; status: Status }
  /** To a page of ours, by GET; to a file at its own origin, where one was asked for by GET. */
  | { kind: 'redirect'; to: string }
  /** To be kept, as the register made it. */
  | { kind: 'file'; name: string; type: string; bytes: Uint8Array<ArrayBuffer> }
  /** For a script of ours. */
  | { kind: 'data'; data: object };

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 503;

export const show = (content: Child, status: Status = 200): Answer => ({ kind: 'screen', content, status });

/** The form again, with what is to be put right. */
export const showFaults = (content: Child): Answer => show(content, 422);

export const goTo = (to: string): Answer => ({ kind: 'redirect', to });
