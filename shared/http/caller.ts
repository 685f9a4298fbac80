import type { AccessCard } from '../domain/access/access-card.ts';
import type { DomainError } from '../domain/errors.ts';
import type { PersonId } from '../domain/identifiers.ts';
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
  /** As the identity provider has it, normalised. */
  email: string;
  emailVerified: boolean;
  /** An agent of the help desk. */
  isSupport: boolean;
  /** The caller's own card in the organisation that the path names, or that the request in the path is about. */
  card: AccessCard | undefined;
  /** The sides of the mandate in the path that the caller administers; none where it names none. */
  sides: readonly MandateSide[];
  /**
   * Why the permission table refuses. Only where a command may be the repeat of one that it allowed, by its
   * `Idempotency-Key`: who gave up a right by it still gets its answer.
   */
  refusal?: DomainError;
}

export type Caller = Anyone | RelyingService | PersonCaller;
