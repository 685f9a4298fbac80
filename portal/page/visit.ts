import type { Files } from '../client/files.ts';
import type { AskRegister } from '../client/register.ts';
import type { Assets } from '../http/assets.ts';
import type { SentForm } from '../http/sent-form.ts';
import type { PersonDrafts } from '../session/drafts.ts';
import type { Language, Words } from '../words/words.ts';
import type { Fields } from './fields.ts';

/** One request of one browser, as pages see it. */
export interface Visit {
  /** The portal's origin, without path. */
  origin: string;
  url: URL;
  params: Readonly<Record<string, string>>;
  language: Language;
  words: Words;
  /** Milliseconds of the epoch. */
  now: number;
  /** In the logs, and on the page where something failed. */
  requestId: string;
  assets: Assets;
  /** Whoever is logged in. */
  person: Person | undefined;
  /** The register, asked as the person, or as anybody. */
  register: AskRegister;
  files: Files;
  /** Whether one of our pages answers at this path, so that no link leads nowhere. */
  leadsTo: (path: string) => boolean;
}

export interface Person {
  /** Empty until the register has told it. */
  name: string;
  /** What each form shown to this person carries. */
  formToken: string;
  /** What this person has typed and not yet sent. */
  drafts: PersonDrafts;
  /** When the name has changed. */
  rename: (name: string) => Promise<void>;
}

/** The visit of somebody who is logged in. */
export interface PersonVisit extends Visit {
  person: Person;
  /** What this page's form was given before a session ran out, to be shown again. */
  kept: Fields | undefined;
}

/** The visit of somebody who sends this page's form. */
export interface FormVisit extends PersonVisit {
  fields: Fields;
  /** What is in the file that was chosen, on a page that takes one. It is not kept with the answers. */
  file: SentForm['file'];
  /** Born with the form that was shown: whatever is sent under it counts once. */
  formKey: string;
}
