import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import { type Grant, grantPhaseAt } from '../../domain/access/grant.ts';
import { mandataryOf, mandatorOf } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import { type Loss, lossOf } from '../../domain/mandates/mandated-grant.ts';
import { getCardsOfPersons, listCards } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';

/** A grant that gives less than at first, because the mandate was narrowed or is over. */
export interface GrantLoss {
  card: AccessCard;
  grant: Grant;
  loss: Loss;
}

/** The cards, in the mandatary's organisation, of people who were ever given a grant under the mandate. */
export const listMandatedCards = async (table: Table, { id }: Pick<Mandate, 'id'>): Promise<AccessCard[]> => {
  const noted = (await listCards(table, mandatorOf(id))).filter(({ actsUnder }) => actsUnder?.includes(id));
  return getCardsOfPersons(
    table,
    mandataryOf(id),
    noted.map(({ personId }) => personId),
  );
};

const isLive = (grant: Grant, now: Instant): boolean =>
  ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now));

const lossesOf = (card: AccessCard, mandate: Mandate, now: Instant): GrantLoss[] =>
  card.grants
    .filter((grant) => grant.mandateId === mandate.id && isLive(grant, now))
    .flatMap((grant) => {
      const loss = lossOf(grant, mandate, now);
      return loss === undefined ? [] : [{ card, grant, loss }];
    });

/** What grants under the mandate have lost, for members who have not left. */
export const findLosses = async (table: Table, mandate: Mandate, now: Instant): Promise<GrantLoss[]> => {
  const cards = await listMandatedCards(table, mandate);
  return cards
    .filter((card) => stageAt(card, now)?.status !== 'ended')
    .flatMap((card) => lossesOf(card, mandate, now));
};
