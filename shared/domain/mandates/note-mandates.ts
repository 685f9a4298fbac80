import type { AccessCard } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import type { Grant } from '../access/grant.ts';
import { grantFacts } from '../access/granting.ts';
import { newCard } from '../access/invitation.ts';
import type { GrantId, PersonId, Siren } from '../identifiers.ts';
import { NO_HOLDER } from '../people/holder.ts';

/** Grants that a mandatary's organisation gave to a person, or ended, under the mandates of one mandator. */
export interface MandatedGrants {
  mandatary: Siren;
  given: readonly Grant[];
  ended: readonly GrantId[];
}

/**
 * Notes on a card at the mandator that a person acts under its mandates. Decisions go on reading from there, and the
 * event informs the mandator. The note makes nobody a member, and tells no name: the mandatary's card has it.
 */
export const noteMandates = (
  before: AccessCard | undefined,
  person: { siren: Siren; personId: PersonId },
  { mandatary, given, ended }: MandatedGrants,
): CardChange => {
  const card = before ?? newCard({ ...person, holder: NO_HOLDER });
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
