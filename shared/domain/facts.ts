import type { Instant } from './instants.ts';
import type { Right } from './rights.ts';

/** Ids of what a message is about. They make the address that comes with it. No sentence contains an id. */
export interface Ids {
  /** The SIREN of the organisation. */
  organisation: string;
  person: string;
  mandate: string;
  review: string;
  administratorChange: string;
  bulkChange: string;
}
export type IdName = keyof Ids;

/** The values that a sentence may name. `shared/wording/say.ts` writes each of them for people. */
export interface SentenceFacts {
  /** A service of the catalogue, by its code. */
  service: string;
  /** The service that another one needs. */
  required: string;
  right: Right;
  /** The highest right that there is. */
  allowed: Right;
  siret: string;
  siren: string;
  until: Instant;
  count: number;
  days: number;
  minutes: number;
  min: number;
  max: number;
  /** What a number is to be a multiple of. */
  step: number;
  /** The line of a file, from 1. */
  line: string;
  /** The header of a column, as somebody wrote it. */
  column: string;
}
export type FactName = keyof SentenceFacts;

/** Every value that can come with a message. A value has the same name in all messages. */
export type Facts = SentenceFacts & Ids;

/** The values that each message names. A code that is missing here names none. */
export interface NamedFacts {
  'activation-key-sent': 'until';
  'administrator-protected': 'until';
  'access-change-faulty': 'organisation' | 'bulkChange' | 'count';
  'access-change-not-ready': 'organisation' | 'bulkChange';
  'begins-after-mandate': 'until';
  'card-full': 'count' | 'max';
  'card-not-reviewed': 'organisation' | 'person';
  'change-already-open': 'administratorChange';
  'change-closed': 'administratorChange';
  'change-not-ready': 'administratorChange';
  'effective-date-too-late': 'days';
  insufficient_user_authentication: 'minutes';
  'ends-after-mandate': 'until';
  'establishment-closed': 'siret';
  'establishment-not-closed': 'siret';
  'establishment-not-in-mandate': 'siret';
  'exceeds-mandate': 'mandate';
  'invitation-just-sent': 'until';
  'mandate-full': 'mandate';
  'mandate-not-active': 'mandate';
  'mandate-not-narrower': 'mandate';
  'mandate-not-proposed': 'mandate';
  'missing-prerequisite': 'service' | 'required';
  'name-too-long': 'max';
  'new-administrator': 'until';
  'not-above': 'min';
  'not-below': 'max';
  'not-a-multiple': 'step';
  'one-removal-a-day': 'until';
  'review-already-open': 'organisation' | 'review';
  'review-incomplete': 'organisation' | 'review' | 'count';
  'right-beyond-mandate': 'service' | 'right' | 'allowed';
  'right-not-offered': 'service' | 'right';
  'second-eyes-too-new': 'until';
  'service-closed': 'service';
  'service-not-in-mandate': 'service';
  'service-not-mandatable': 'service';
  'too-few': 'min';
  'too-large': 'max';
  'too-long': 'max';
  'too-many': 'max';
  'too-many-look-ups-today': 'max';
  'too-many-mandates-invited': 'max';
  'too-many-open-requests': 'max';
  'too-many-requests-today': 'max';
  'too-short': 'min';
  'too-small': 'min';
  'unknown-establishment': 'siret';
  'unknown-mandatary': 'siren';
  'unknown-mandate': 'organisation';
  'unknown-service': 'service';
  'wider-end': 'until';
  'wider-establishment': 'siret';
  'wider-right': 'service' | 'allowed';
  'wider-service': 'service';
}

type NamedOf<Code extends string> = Code extends keyof NamedFacts ? NamedFacts[Code] : never;
/** The values that the sentence of this code may name. */
export type FactNameOf<Code extends string> = Extract<NamedOf<Code>, FactName>;
/** The ids that the address of this code may contain. */
export type IdNameOf<Code extends string> = Extract<NamedOf<Code>, IdName>;

/** A code with the facts that its message names. It is in no language yet. */
export type Naming<Code extends string> =
  | { code: Exclude<Code, keyof NamedFacts>; facts?: undefined }
  | { [C in Code & keyof NamedFacts]: { code: C; facts: Pick<Facts, NamedFacts[C]> } }[Code &
      keyof NamedFacts];
