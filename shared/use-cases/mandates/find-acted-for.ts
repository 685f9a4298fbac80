import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import { grantPhaseAt } from '../../domain/access/grant.ts';
import { type MandateId, mandatorOf, type Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { mandateStatusAt } from '../../domain/mandates/mandate.ts';
import { getMandates } from '../../table/mandates/mandates.ts';
import type { Table } from '../../table/table.ts';

/** A body that somebody acts for under a mandate, and the organisation whose card says so. */
export interface ActedFor {
  siren: Siren;
  mandate: MandateId;
  through: Siren;
}

const mandatesOn = (card: AccessCard, now: Instant): MandateId[] =>
  stageAt(card, now)?.status === 'active'
    ? card.grants.flatMap((grant) =>
        grant.mandateId !== undefined && grantPhaseAt(grant, now) === 'in-force' ? [grant.mandateId] : [],
      )
    : [];

/** The bodies for which the person with these cards acts now. It takes no call where no card has such a grant. */
export const findActedFor = async (
  table: Table,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<ActedFor[]> => {
  const named = cards.flatMap((card) =>
    [...new Set(mandatesOn(card, now))].map((mandate) => ({ mandate, through: card.siren })),
  );
  const mandates = await getMandates(
    table,
    named.map(({ mandate }) => mandate),
  );
  return named.flatMap(({ mandate: id, through }) => {
    const mandate = mandates.get(id);
    return mandate !== undefined && mandateStatusAt(mandate, now) === 'active'
      ? [{ siren: mandatorOf(id), mandate: id, through }]
      : [];
  });
};
