import type { Unreadable } from '../../domain/bulk-changes/bulk-change.ts';

/** The file cannot be read, or not to its end. Nothing of it is used. */
export class UnreadableLines extends Error {
  readonly why: Unreadable;
  constructor(why: Unreadable) {
    super(why.code);
    this.name = 'UnreadableLines';
    this.why = why;
  }
}
