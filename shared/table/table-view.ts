import type { Documents } from './documents.ts';

/** The one table as a decision needs it: it reads, and may lift what a command has abandoned. */
export interface TableView {
  name: string;
  documents: Documents;
  /** Sees each item that is read through it, as it is stored; not what an index shows. */
  watch?: (item: Record<string, unknown>) => void;
}
