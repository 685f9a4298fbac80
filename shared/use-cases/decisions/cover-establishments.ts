import type { AccessCard } from '../../domain/access/access-card.ts';
import type { EstablishmentScope } from '../../domain/access/grant.ts';
import { DECLARATION_SERVICES, isClosedFrom } from '../../domain/declaration-services.ts';
import { type Establishment, isOpenAt } from '../../domain/directory/establishment.ts';
import type { MandateId, PersonId, Siret } from '../../domain/identifiers.ts';
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

/** Services that can be signed at that instant. */
const signableServices = (instant: Instant): string[] =>
  DECLARATION_SERVICES.filter(
    ({ rights, closedOn }) => rights.includes('sign') && !isClosedFrom(closedOn, instant),
  ).map(({ code }) => code);

/** Where some grant of these cards says `sign` for the service, whatever else it takes: nobody signs anywhere else. */
const placesToAsk = (cards: readonly Pick<AccessCard, 'grants'>[], service: string): EstablishmentScope => {
  const named = new Set<Siret>();
  for (const { grants } of cards) {
    for (const { services, establishments } of grants) {
      if (services[service] !== 'sign') continue;
      if (establishments === 'all') return 'all';
      for (const siret of establishments) named.add(siret);
    }
  }
  return [...named];
};

/**
 * Who may sign, for each open establishment and each open service that can be signed. The list may be empty. The answer
 * is `decide`'s for each of them; it is asked only where a grant says `sign`, so that 500 places with their people take
 * a moment.
 */
export const coverEstablishments = (
  establishments: readonly Establishment[],
  accesses: readonly PersonAccess[],
  instant: Instant,
): Coverage[] => {
  const services = signableServices(instant);
  const open = establishments.filter((establishment) => isOpenAt(establishment, instant));
  const coverages = open.map(
    (establishment): Coverage => ({
      establishment,
      services: services.map((service) => ({ service, signatories: [] })),
    }),
  );
  const bySiret = new Map(coverages.map((coverage) => [coverage.establishment.siret, coverage]));
  for (const access of accesses) {
    const cards = [access.card, ...access.mandated.map(({ card }) => card)];
    services.forEach((service, index) => {
      const asked = placesToAsk(cards, service);
      const places = asked === 'all' ? coverages : asked.flatMap((siret) => bySiret.get(siret) ?? []);
      for (const { establishment, services: cells } of places) {
        const decision = decideSigning(access, service, establishment, instant);
        if (!decision.decision) continue;
        const { mandate } = decision;
        cells[index]?.signatories.push({
          personId: access.card.personId,
          ...(mandate !== undefined && { mandateId: mandate }),
        });
      }
    });
  }
  return coverages;
};
