import type { Facts, NamedFacts, Naming } from './facts.ts';

/** Faults that a schema names itself: a text in the wrong format, or a rule about one field. */
const FORMAT_FAULTS = [
  'at-least-one-service',
  'bulk-change-content',
  'control-characters',
  'date',
  'email',
  'establishments',
  'file-size',
  'id',
  'instant',
  'more-services-than-the-catalogue',
  'name',
  'name-too-long',
  'no-change',
  'nothing-to-correct',
  'one-decision-per-card',
  'one-search',
  'organisation-name',
  'page-limit',
  'page-token',
  'phone',
  'postal-code',
  'service-code',
  'siren',
  'siret',
  'too-many-mandates-invited',
] as const;
export type FormatFaultCode = (typeof FORMAT_FAULTS)[number];

const known: ReadonlySet<string> = new Set(FORMAT_FAULTS);

/** Whether the message of a schema is one of these codes. No schema of ours has a sentence as its message. */
export const isFormatFault = (message: string): message is FormatFaultCode => known.has(message);

type BareFormatFault = Extract<Naming<FormatFaultCode>, { facts?: undefined }>['code'];

/** The message of a schema for a value that it refuses: the code of a sentence. */
export const formatFault = (code: BareFormatFault): BareFormatFault => code;

/** The message of a rule whose sentence names facts. The issue carries them as `params`. */
export const formatRule = <C extends FormatFaultCode & keyof NamedFacts>(
  error: C,
  params: Pick<Facts, NamedFacts[C]>,
): { error: C; params: Pick<Facts, NamedFacts[C]> } => ({ error, params });

/** Faults of shape: type, size, presence, and what headers and pages require. */
export type ShapeFaultCode =
  | 'missing'
  | 'missing-body'
  | 'unknown-field'
  | 'expected-text'
  | 'expected-number'
  | 'expected-integer'
  | 'expected-boolean'
  | 'expected-list'
  | 'expected-object'
  | 'not-one-of'
  | 'no-form-fits'
  | 'not-accepted'
  | 'bad-format'
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'empty-list'
  | 'too-few'
  | 'too-many'
  | 'too-small'
  | 'too-large'
  | 'not-above'
  | 'not-below'
  | 'not-a-multiple'
  | 'not-json'
  | 'not-utf8'
  | 'repeated-field'
  | 'too-deep'
  | 'body-not-expected'
  | 'content-type'
  | 'etag'
  | 'idempotency-key'
  | 'page-changed'
  | 'checked-already'
  | 'check-first';

export type InputFaultCode = FormatFaultCode | ShapeFaultCode;

/** The ways in which a grant, or new terms, go beyond a mandate. */
export type BeyondMandateCode =
  | 'service-not-in-mandate'
  | 'right-beyond-mandate'
  | 'establishment-not-in-mandate'
  | 'begins-after-mandate'
  | 'ends-after-mandate'
  | 'wider-service'
  | 'wider-right'
  | 'wider-establishment'
  | 'wider-establishments'
  | 'wider-end';

/** Refusals that concern one field. The problem and its only fault have the same code. */
export type FieldRefusalCode =
  | 'unknown-service'
  | 'service-closed'
  | 'right-not-offered'
  | 'missing-prerequisite'
  | 'from-in-the-past'
  | 'until-not-after-from'
  | 'unknown-establishment'
  | 'establishment-closed'
  | 'unknown-outgoing'
  | 'other-kind-fits'
  | 'effective-date-too-late'
  | 'deed-after-effect'
  | 'own-organisation'
  | 'unknown-mandatary'
  | 'unknown-mandate'
  | 'service-not-mandatable';

/** Faults that a rule finds in well-formed input. */
type RuleFaultCode = FieldRefusalCode | BeyondMandateCode | 'card-not-reviewed';

export type FaultCode = InputFaultCode | RuleFaultCode;

/**
 * The place of a fault: a JSON pointer (RFC 6901) into the body as it was sent, or the name of a parameter or header.
 * A fault outside the request, such as a card that is left to review, has neither.
 */
export type FaultPlace =
  | { pointer: string; parameter?: undefined }
  | { parameter: string; pointer?: undefined }
  | { pointer?: undefined; parameter?: undefined };

/** One thing that is wrong with a request. */
export type Fault = Naming<FaultCode> &
  FaultPlace & {
    /** The values that the field takes, where they are few. */
    choices?: readonly string[] | undefined;
  };
