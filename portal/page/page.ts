import type { Answer } from './answer.ts';
import type { FormVisit, PersonVisit, Visit } from './visit.ts';

type Serve<V> = (visit: V) => Answer | Promise<Answer>;
export type ServeVisit = Serve<Visit>;
export type ServePerson = Serve<PersonVisit>;
export type ServeForm = Serve<FormVisit>;

interface PersonServe {
  get?: ServePerson;
  post?: ServeForm;
  /** Its form may hold a file. */
  takesFile?: true;
}

/** A page: one address, what it shows, and what its form does. The form is sent to the page's own address. */
export type Page =
  | { path: string; who: 'anybody'; get: ServeVisit }
  | ({ path: string; who: 'people' } & PersonServe);

/** Anybody may see it, logged in or not. It has no form: what changes something is done by people whom we know. */
export const publicPage = (path: string, get: ServeVisit): Page => ({ path, who: 'anybody', get });

/** For whoever is logged in; the register says what they may see on it. */
export const personPage = (path: string, serve: PersonServe): Page => ({
  path,
  who: 'people',
  ...serve,
});
