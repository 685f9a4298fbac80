import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import { type MandateId, mandataryOf, personIdSchema } from '../../domain/identifiers.ts';
import type { NoticeEvent } from '../../notifications/notice-facts.ts';
import { getCardsOfPersons } from '../../table/access/access-cards.ts';
import { getMandate } from '../../table/mandates/mandates.ts';
import type { Table } from '../../table/table.ts';
import { findLosses } from '../mandates/find-losses.ts';

/**
 * When a mandate is about to run out, its grants are read as they will be at its end; a grant that is over by then
 * has its own notice. When a command narrowed or ended the mandate, its event names the losses, unless they were too
 * many.
 */
const listLosers = async (
  table: Table,
  id: MandateId,
  { data: { affected, affectedGrants = 0, until }, occurredAt }: NoticeEvent,
): Promise<AccessCard[]> => {
  const named = Object.values(affected ?? {}).reduce((count, grants) => count + grants.length, 0);
  if (affected !== undefined && named === affectedGrants) {
    const ids = Object.keys(affected).map((personId) => personIdSchema.parse(personId));
    return getCardsOfPersons(table, mandataryOf(id), ids);
  }
  const losses = await findLosses(table, await getMandate(table, id), until ?? occurredAt);
  return [...new Map(losses.map(({ card }) => [card.personId, card])).values()];
};

/** The cards of the people whose grants under the mandate give less because of this event, or will, by person. */
export const findLosers = async (table: Table, id: MandateId, event: NoticeEvent): Promise<AccessCard[]> => {
  const cards = await listLosers(table, id, event);
  return cards.filter((card) => {
    const status = stageAt(card, event.occurredAt)?.status;
    return status === 'active' || status === 'suspended';
  });
};
