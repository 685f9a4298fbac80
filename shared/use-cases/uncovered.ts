import type { AccessCard } from '../domain/access-card.ts';
import { decide } from '../domain/decide.ts';
import { DECLARATION_SERVICES } from '../domain/declaration-services.ts';
import type { Establishment } from '../domain/establishment.ts';
import type { Siret } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';

export interface Uncovered {
  service: string;
  siret: Siret;
}

export const maySign = (
  card: AccessCard,
  service: string,
  establishment: Establishment,
  instant: Instant,
): boolean =>
  decide({ right: 'sign', siret: establishment.siret, service, instant }, { card, establishment }).decision;

const signableServices = DECLARATION_SERVICES.filter(({ rights }) => rights.includes('sign'));

/** Service × establishment that this person may sign and none of the others (domain: "Members"). */
export const leftUncovered = (
  leaving: AccessCard,
  others: readonly AccessCard[],
  establishments: readonly Establishment[],
  instant: Instant,
): Uncovered[] =>
  establishments.flatMap((establishment) =>
    signableServices
      .filter(
        ({ code }) =>
          maySign(leaving, code, establishment, instant) &&
          !others.some((card) => maySign(card, code, establishment, instant)),
      )
      .map(({ code }) => ({ service: code, siret: establishment.siret })),
  );
