import type { AccessCard } from '../domain/access-card.ts';
import { DECLARATION_SERVICES, isClosedFrom } from '../domain/declaration-services.ts';
import { type Establishment, isClosedAt } from '../domain/establishment.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { maySign } from './uncovered.ts';

export interface Coverage {
  establishment: Establishment;
  services: { service: string; signatories: PersonId[] }[];
}

/** For each open establishment and each open service that can be signed: who may sign, nobody included. */
export const coverEstablishments = (
  establishments: readonly Establishment[],
  cards: readonly AccessCard[],
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
        signatories: cards
          .filter((card) => maySign(card, code, establishment, instant))
          .map(({ personId }) => personId),
      })),
    }));
};
