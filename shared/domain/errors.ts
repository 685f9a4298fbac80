import type { Naming } from './facts.ts';
import type { Fault, FieldRefusalCode } from './faults.ts';

/** Codes of refusals about a change of administrator. */
export type AdministratorChangeErrorCode =
  | 'other-kind-fits'
  | 'already-administrator'
  | 'change-already-open'
  | 'unknown-outgoing'
  | 'effective-date-too-late'
  | 'deed-after-effect'
  | 'change-closed'
  | 'change-not-ready'
  | 'own-request'
  | 'not-a-decider'
  | 'contest-over'
  | 'already-objected'
  | 'already-withdrawn'
  | 'not-your-approval'
  | 'support-only'
  | 'already-stopped'
  | 'second-agent-needed'
  | 'case-not-dealt'
  | 'support-conflict'
  | 'no-activation-key'
  | 'activation-key-sent'
  | 'too-many-open-requests'
  | 'too-many-requests-today'
  | 'too-many-look-ups-today'
  | 'no-postal-address';

/** Codes of refusals about a bulk change. */
export type BulkChangeErrorCode =
  | 'access-change-not-ready'
  | 'access-change-outdated'
  | 'access-change-faulty'
  | 'undo-too-late'
  | 'second-eyes-too-new'
  | 'no-successor'
  | 'nothing-to-carry-over';

/** Codes of refusals about mandates. */
export type MandateErrorCode =
  | 'own-organisation'
  | 'unknown-mandatary'
  | 'service-not-mandatable'
  | 'mandate-not-proposed'
  | 'mandate-not-active'
  | 'mandate-not-narrower'
  | 'mandate-full'
  | 'unknown-mandate'
  | 'too-many-mandates'
  | 'exceeds-mandate';

/** Codes of refusals about a periodic review. */
export type ReviewErrorCode =
  | 'review-already-open'
  | 'review-closed'
  | 'review-incomplete'
  | 'not-in-review'
  | 'already-reviewed'
  | 'own-card';

/** Codes of refusals about a person or their login. */
export type PersonErrorCode = 'email-not-verified' | 'suspended';

/** Codes of refusals about an organisation or an establishment. */
export type DirectoryErrorCode =
  | 'unknown-establishment'
  | 'establishment-closed'
  | 'establishment-not-closed'
  | 'organisation-closed';

/** Codes of refusals about members, invitations and grants. */
export type AccessErrorCode =
  | 'last-administrator'
  | 'new-administrator'
  | 'one-removal-a-day'
  | 'administrator-protected'
  | 'power-contested'
  | 'nothing-to-contest'
  | 'already-contested'
  | 'contest-closed'
  | 'already-member'
  | 'already-invited'
  | 'invitation-expired'
  | 'invitation-closed'
  | 'invitation-just-sent'
  | 'inviter-without-power'
  | 'member-ended'
  | 'member-not-active'
  | 'member-not-suspended'
  | 'member-not-confirmed'
  | 'nothing-to-confirm'
  | 'grant-ended'
  | 'unknown-service'
  | 'service-closed'
  | 'right-not-offered'
  | 'missing-prerequisite'
  | 'from-in-the-past'
  | 'until-not-after-from'
  | 'card-full';

/** Codes of refusals that any request can meet. */
export type CommonErrorCode =
  | 'bad-input'
  | 'unauthenticated'
  | 'insufficient-scope'
  /** RFC 9470's own word for it. */
  | 'insufficient_user_authentication'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'payload-too-large'
  | 'unsupported-encoding'
  | 'unsupported-media-type'
  | 'stale-version'
  | 'idempotency-key-reused'
  | 'unavailable'
  | 'internal';

/** Every way in which a request can be refused. The codes are stable: clients switch on them. */
export type ErrorCode =
  | CommonErrorCode
  | PersonErrorCode
  | DirectoryErrorCode
  | AccessErrorCode
  | AdministratorChangeErrorCode
  | BulkChangeErrorCode
  | MandateErrorCode
  | ReviewErrorCode;

/** The code of a refusal, and the facts that its message names. */
export type Refusal = Naming<ErrorCode>;
type BareErrorCode = Extract<Refusal, { facts?: undefined }>['code'];

/** A refusal by a rule of the domain, as a code and facts. Only `shared/http/problem.ts` turns it into an answer. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly refusal: Refusal;
  readonly faults: readonly Fault[];

  /** A refusal that names nothing may be given as its code alone. */
  constructor(refusal: Refusal | BareErrorCode, faults: readonly Fault[] = []) {
    const whole: Refusal = typeof refusal === 'string' ? { code: refusal } : refusal;
    super(whole.code);
    this.name = 'DomainError';
    this.code = whole.code;
    this.refusal = whole;
    this.faults = faults;
  }
}

/** The refusal of one field of the body; `pointer` says which (RFC 6901). */
export const refusedAt = (pointer: string, refusal: Naming<FieldRefusalCode>): DomainError =>
  new DomainError(refusal, [{ ...refusal, pointer }]);

/** The same refusal, with pointers from the root of the body. `part` is where the judged part stands in it. */
export const partOf = (part: string, { refusal, faults }: DomainError): DomainError =>
  new DomainError(
    refusal,
    faults.map((fault) =>
      fault.pointer === undefined ? fault : { ...fault, pointer: part + fault.pointer },
    ),
  );

/** Judges a part of the body. The pointers of a refusal then start at the root of the body. */
export const judgePart = <T>(part: string, judge: () => T): T => {
  try {
    return judge();
  } catch (error) {
    throw error instanceof DomainError ? partOf(part, error) : error;
  }
};
