import type { Entries } from '../session/drafts.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { FormVisit, PersonVisit } from './visit.ts';

/** The query that names a draft in the addresses of a procedure's pages. */
const DRAFT = 'draft';

/** What the earlier pages of a procedure were answered. */
export interface Draft {
  /** Also the form key of the command that the last page sends: sent twice, it counts once. */
  id: string;
  fields: Fields;
}

/** The address of a procedure's page, for this draft. */
export const inDraft = (path: string, { id }: Pick<Draft, 'id'>): string => `${path}?${DRAFT}=${id}`;

/**
 * The draft that the address names. Undefined where there is none of this person and form, or no more: the procedure then
 * begins anew. `form` is the address of the procedure, with the body that it is for.
 */
export const draftIn = async ({ url, person }: PersonVisit, form: string): Promise<Draft | undefined> => {
  const id = url.searchParams.get(DRAFT);
  const entries = id === null ? undefined : await person.drafts.find(form, id);
  return id === null || entries === undefined ? undefined : { id, fields: fieldsOf(entries) };
};

/**
 * Adds what this page was answered to the draft, or begins one: of the first page sent twice there is one draft.
 * @param questions the names of this page's fields, so that a box that is no longer ticked counts too
 */
export const keepAnswers = async (
  visit: FormVisit,
  form: string,
  questions: readonly string[],
): Promise<Draft> => {
  const before = await draftIn(visit, form);
  const isOfThisPage = ([name]: Entries[number]): boolean => questions.includes(name);
  const entries = [
    ...(before?.fields.entries.filter((entry) => !isOfThisPage(entry)) ?? []),
    ...visit.fields.entries.filter(isOfThisPage),
  ];
  const id = await visit.person.drafts.keep(form, entries, before?.id ?? visit.formKey);
  return { id, fields: fieldsOf(entries) };
};
