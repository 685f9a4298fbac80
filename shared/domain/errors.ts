/** Codes of refusals about a change of administrator. */
export type AdministratorChangeErrorCode =
  | 'has-administrator'
  | 'no-administrator'
  | 'already-administrator'
  | 'change-already-open'
  | 'unknown-outgoing'
  | 'effective-date-too-late'
  | 'change-closed'
  | 'change-not-ready'
  | 'own-request'
  | 'not-a-decider'
  | 'contest-over'
  | 'second-agent-needed'
  | 'candidate-suspended'
  | 'support-conflict'
  | 'no-activation-key'
  | 'activation-key-sent'
  | 'too-many-letters'
  | 'no-postal-address';

/** Codes of refusals about a bulk change. */
export type BulkChangeErrorCode =
  | 'access-change-not-ready'
  | 'access-change-outdated'
  | 'access-change-faulty'
  | 'undo-too-late';

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

/** Every way in which a request can be refused. The codes are stable: clients switch on them. */
export type ErrorCode =
  | 'bad-input'
  | 'unauthenticated'
  | 'insufficient-scope'
  | 'forbidden'
  | 'suspended'
  | 'email-not-verified'
  | 'not-found'
  | 'payload-too-large'
  | 'stale-version'
  | 'idempotency-key-reused'
  | 'last-administrator'
  | 'already-member'
  | 'already-invited'
  | 'invitation-expired'
  | 'invitation-closed'
  | 'member-ended'
  | 'member-not-active'
  | 'member-not-suspended'
  | 'grant-ended'
  | 'unknown-service'
  | 'service-closed'
  | 'right-not-offered'
  | 'unknown-establishment'
  | 'establishment-closed'
  | 'missing-prerequisite'
  | 'from-in-the-past'
  | 'until-not-after-from'
  | 'card-full'
  | AdministratorChangeErrorCode
  | BulkChangeErrorCode
  | MandateErrorCode
  | ReviewErrorCode
  | 'unavailable'
  | 'internal';

/** One fault of the input: `pointer` is a JSON pointer (RFC 6901) into the body, or the name of a parameter. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** A refusal by a rule of the domain. Only `shared/http/problem.ts` turns it into an answer. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** Values for the message to people, such as the refused service or SIRET. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, details: { faults?: readonly Fault[]; facts?: Record<string, string> } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.faults = details.faults ?? [];
    this.facts = details.facts ?? {};
  }
}
