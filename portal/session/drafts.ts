import * as z from 'zod/mini';
import { randomId } from './random-id.ts';
import { type Holder, SESSION_HOURS } from './session.ts';
import type { Kind, Vault } from './vault.ts';

/** What a form held, in the order of its fields. */
const entriesSchema = z.array(z.tuple([z.string(), z.string()]));
export type Entries = z.output<typeof entriesSchema>;

const DRAFT: Kind<Entries> = { name: 'draft', schema: entriesSchema };
const DRAFT_MILLISECONDS = SESSION_HOURS * 3_600_000;
const MAX_WRITES = 5;

/** A draft is found by whoever began it and in the form that it is of, and otherwise not there. */
const idOf = ({ issuer, sub }: Holder, form: string, id: string): string =>
  JSON.stringify([issuer, sub, form, id]);

/** What somebody has typed and not yet sent. Each is kept for twelve hours from its last change. */
export const openDrafts = ({ vault, clock }: { vault: Vault; clock: () => number }) => ({
  /** @returns the draft's id, new where none is given */
  keep: async (holder: Holder, form: string, entries: Entries, id = randomId()): Promise<string> => {
    for (let tries = 0; tries < MAX_WRITES; tries += 1) {
      const kept = await vault.find(DRAFT, idOf(holder, form, id));
      const lasting = { until: clock() + DRAFT_MILLISECONDS, expected: kept?.version ?? 0 };
      if (await vault.keep(DRAFT, idOf(holder, form, id), entries, lasting)) return id;
    }
    throw new Error('a draft is written by too many at once');
  },
  find: async (holder: Holder, form: string, id: string): Promise<Entries | undefined> =>
    (await vault.find(DRAFT, idOf(holder, form, id)))?.value,
  forget: async (holder: Holder, form: string, id: string): Promise<void> => {
    await vault.take(DRAFT, idOf(holder, form, id));
  },
});

export type Drafts = ReturnType<typeof openDrafts>;

/** The drafts of one person, who sees nobody else's. */
export const draftsOf = (drafts: Drafts, holder: Holder) => ({
  keep: (form: string, entries: Entries, id?: string): Promise<string> =>
    drafts.keep(holder, form, entries, id),
  find: (form: string, id: string): Promise<Entries | undefined> => drafts.find(holder, form, id),
  forget: (form: string, id: string): Promise<void> => drafts.forget(holder, form, id),
});
export type PersonDrafts = ReturnType<typeof draftsOf>;
