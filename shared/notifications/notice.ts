import type { Instant } from '../domain/instants.ts';

/** What a person reads. Every notice says all four: what happened, what to do, by when, and where. */
export interface Notice {
  /** A short subject. It names nobody, because locked screens show subjects and mail servers keep them. */
  subject: string;
  happened: readonly string[];
  todo: string;
  /** Every notice states the deadline: the instant, that nothing runs out, or that the page shows it. */
  deadline: Instant | 'none' | 'on-the-page';
  where: { label: string; path: string };
}
