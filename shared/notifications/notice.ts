import type { Instant } from '../domain/instants.ts';

/** What a person reads. Every notice says all four: what happened, what to do, by when, and where. */
export interface Notice {
  /** Short; names nobody, since subjects are shown by locked screens and kept by mail servers. */
  subject: string;
  happened: readonly string[];
  todo: string;
  /** Said in every notice: the instant, that nothing runs out, or that the page tells it. */
  deadline: Instant | 'none' | 'on-the-page';
  where: { label: string; path: string };
}
