import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import type { Instant } from '../../../shared/domain/instants.ts';
import { decideSigning, type Uncovered } from '../../../shared/use-cases/decisions/uncovered.ts';

type Access = Parameters<typeof decideSigning>[0];

const maySign = (...question: Parameters<typeof decideSigning>): boolean =>
  decideSigning(...question).decision;

/** What the register says faster: the decision itself, asked for each person, service and place. */
export const leftUncovered = (
  leaving: AccessCard,
  others: readonly Access[],
  establishments: readonly Establishment[],
  instant: Instant,
): Uncovered[] =>
  establishments.flatMap((establishment) =>
    DECLARATION_SERVICES.filter(
      ({ rights, code }) =>
        rights.includes('sign') &&
        maySign({ card: leaving }, code, establishment, instant) &&
        !others.some((access) => maySign(access, code, establishment, instant)),
    ).map(({ code }) => ({ service: code, siret: establishment.siret })),
  );
