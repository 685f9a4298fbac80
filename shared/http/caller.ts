import type { AccessCard } from '../domain/access/access-card.ts';
import type { DomainError } from '../domain/errors.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import type { MandateSide } from '../domain/mandates/mandate.ts';

export interface Anyone {
  kind: 'anyone';
}

export interface RelyingService {
  kind: 'relying-service';
  clientId: string;
}

export interface PersonCaller {
  kind: 'person';
  personId: PersonId;
  /** Normalised, as the identity provider gives it. */
  email: string;
  emailVerified: boolean;
  /** When the caller last proved who they are; undefined when the token does not say so. */
  authenticatedAt: Instant | undefined;
  /** Whether the caller is an agent of the help desk. */
  isSupport: boolean;
  /** An agent who sees the organisation of the path by a view that they opened. Each page is recorded before it is shown. */
  isViewer?: true;
  /** The caller's own card in the organisation of the path, or of the request that the path names. */
  card: AccessCard | undefined;
  /** The sides that the caller administers of the mandate in the path; empty when the path names no mandate. */
  sides: readonly MandateSide[];
  /**
   * Why the permission table refuses. Set only when the command may be a repeat, by its `Idempotency-Key`, of one
   * that was allowed: a person who gave up a right by it still gets its answer.
   */
  refusal?: DomainError;
}

export type Caller = Anyone | RelyingService | PersonCaller;
