import { type AccessCard, stageAt } from '../../shared/domain/access/access-card.ts';
import { type MandateId, mandataryOf, personIdSchema } from '../../shared/domain/identifiers.ts';
import type { NoticeEvent } from '../../shared/notifications/notice-facts.ts';
import { getCardsOfPersons } from '../../shared/table/access/access-cards.ts';
import { getMandate } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { findLosses } from '../../shared/use-cases/mandates/find-losses.ts';

/**
 * Where a mandate runs out, its grants are looked at as its end will find them: whoever's grant is over by then is told
 * of that already. What a command took stands in its event, unless that was too much for one.
 */
const listLosers = async (
  table: Table,
  id: MandateId,
  { data: { affected, affectedGrants = 0, until }, occurredAt }: NoticeEvent,
): Promise<AccessCard[]> => {
  const told = Object.values(affected ?? {}).reduce((count, grants) => count + grants.length, 0);
  if (affected !== undefined && told === affectedGrants) {
    const ids = Object.keys(affected).map((personId) => personIdSchema.parse(personId));
    return getCardsOfPersons(table, mandataryOf(id), ids);
  }
  const losses = await findLosses(table, await getMandate(table, id), until ?? occurredAt);
  return [...new Map(losses.map(({ card }) => [card.personId, card])).values()];
};

/** The cards of those whose grants under the mandate give less by what the event tells, or will; by person. */
export const findLosers = async (table: Table, id: MandateId, event: NoticeEvent): Promise<AccessCard[]> => {
  const cards = await listLosers(table, id, event);
  return cards.filter((card) => {
    const status = stageAt(card, event.occurredAt)?.status;
    return status === 'active' || status === 'suspended';
  });
};
