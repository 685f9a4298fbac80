import type { AccessCard } from '../../domain/access/access-card.ts';
import { type Decision, decide, type MandatedAccess } from '../../domain/decisions/decide.ts';
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
