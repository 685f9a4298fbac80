import type { Drafts, Entries } from '../session/drafts.ts';
import type { Holder } from '../session/session.ts';
import { type Fields, fieldsOf } from './fields.ts';

/** The query that leads to what somebody typed before something came between. */
const KEPT = 'kept';

/** Whether this path of ours leads to a form that was kept. */
export const isKept = (path: string | undefined, origin: string): boolean =>
  path !== undefined && new URL(path, origin).searchParams.has(KEPT);

/** What a form was given when it could not be done at once: kept for whoever typed it, in that form alone. */
export const keptForms = (drafts: Drafts) => ({
  find: async (url: URL, holder: Holder): Promise<Fields | undefined> => {
    const id = url.searchParams.get(KEPT);
    const entries = id === null ? undefined : await drafts.find(holder, url.pathname, id);
    return entries && fieldsOf(entries);
  },
  /** @returns where the form stands again as it was */
  keep: async (url: URL, holder: Holder, entries: Entries): Promise<string> => {
    const query = new URLSearchParams(url.search);
    query.set(KEPT, await drafts.keep(holder, url.pathname, entries));
    return `${url.pathname}?${query}`;
  },
  /** Once it is done. */
  forget: async (url: URL, holder: Holder): Promise<void> => {
    const id = url.searchParams.get(KEPT);
    if (id !== null) await drafts.forget(holder, url.pathname, id);
  },
});

export type KeptForms = ReturnType<typeof keptForms>;
