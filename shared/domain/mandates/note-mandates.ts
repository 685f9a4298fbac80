import type { AccessCard, Holder } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import type { Grant } from '../access/grant.ts';
import { grantFacts } from '../access/granting.ts';
import { newCard } from '../access/invitation.ts';
import type { GrantId, PersonId, Siren } from '../identifiers.ts';

/** Grants under mandates of one organisation that somebody was given, or that ended, in the mandatary's. */
export interface MandatedGrants {
  mandatary: Siren;
  given: readonly Grant[];
  ended: readonly GrantId[];
}

/**
 * Notes at the mandator that somebody acts under its mandates: the card there says where decisions go on reading, and
 * its event is how the mandator learns of it. Whoever is no member there does not become one.
 */
export const noteMandates = (
  before: AccessCard | undefined,
  person: { siren: Siren; personId: PersonId; holder: Holder },
  { mandatary, given, ended }: MandatedGrants,
): CardChange => {
  const card = before ?? newCard(person);
  const known = card.actsUnder ?? [];
  const mandates = given.flatMap(({ mandateId }) => (mandateId === undefined ? [] : [mandateId]));
  const actsUnder = [...new Set([...known, ...mandates])];
  return {
    before,
    after: { ...card, ...(actsUnder.length > 0 && { actsUnder }) },
    event: {
      type: 'mandate.grants-changed',
      data: { mandatary, given: given.map(grantFacts), ended },
    },
  };
};
