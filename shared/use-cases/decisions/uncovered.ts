import type { AccessCard } from '../../domain/access/access-card.ts';
import { type Decision, decide, type MandatedAccess } from '../../domain/decisions/decide.ts';
import { DECLARATION_SERVICES } from '../../domain/declaration-services.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';

export interface Uncovered {
  service: string;
  siret: Siret;
}

/** A person's card in the organisation, and the mandates under which they may act there. */
interface Access {
  card: AccessCard | undefined;
  mandated?: readonly MandatedAccess[];
}

export const decideSigning = (
  access: Access,
  service: string,
  establishment: Establishment,
  instant: Instant,
): Decision =>
  decide({ right: 'sign', siret: establishment.siret, service, instant }, { ...access, establishment });

const maySign = (...question: Parameters<typeof decideSigning>): boolean =>
  decideSigning(...question).decision;

const signableServices = DECLARATION_SERVICES.filter(({ rights }) => rights.includes('sign'));

/**
 * Service × establishment that this person may sign by what is ending, and nobody else may (domain: "Members").
 * People who act under mandates count as others, this person too if they do.
 */
export const leftUncovered = (
  leaving: AccessCard,
  others: readonly Access[],
  establishments: readonly Establishment[],
  instant: Instant,
): Uncovered[] =>
  establishments.flatMap((establishment) =>
    signableServices
      .filter(
        ({ code }) =>
          maySign({ card: leaving }, code, establishment, instant) &&
          !others.some((access) => maySign(access, code, establishment, instant)),
      )
      .map(({ code }) => ({ service: code, siret: establishment.siret })),
  );
