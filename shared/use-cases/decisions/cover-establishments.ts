import { DECLARATION_SERVICES, isClosedFrom } from '../../domain/declaration-services.ts';
import { type Establishment, isClosedAt } from '../../domain/directory/establishment.ts';
import type { MandateId, PersonId } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { PersonAccess } from '../mandates/load-mandated.ts';
import { decideSigning } from './uncovered.ts';

export interface Signatory {
  personId: PersonId;
  /** The mandate, when the person may sign only under it. */
  mandateId?: MandateId;
}

export interface Coverage {
  establishment: Establishment;
  services: { service: string; signatories: Signatory[] }[];
}

const signatoryOf = (
  access: PersonAccess,
  ...question: [service: string, establishment: Establishment, instant: Instant]
): Signatory[] => {
  const decision = decideSigning(access, ...question);
  if (!decision.decision) return [];
  const { mandate } = decision;
  return [{ personId: access.card.personId, ...(mandate !== undefined && { mandateId: mandate }) }];
};

/** Who may sign, for each open establishment and each open service that can be signed. The list may be empty. */
export const coverEstablishments = (
  establishments: readonly Establishment[],
  accesses: readonly PersonAccess[],
  instant: Instant,
): Coverage[] => {
  const services = DECLARATION_SERVICES.filter(
    ({ rights, closedOn }) => rights.includes('sign') && !isClosedFrom(closedOn, instant),
  );
  return establishments
    .filter((establishment) => !isClosedAt(establishment, instant))
    .map((establishment) => ({
      establishment,
      services: services.map(({ code }) => ({
        service: code,
        signatories: accesses.flatMap((access) => signatoryOf(access, code, establishment, instant)),
      })),
    }));
};
