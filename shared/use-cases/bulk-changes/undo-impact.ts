import type { Losses } from '../../domain/access/losses.ts';
import { type BulkChange, takesMuch } from '../../domain/bulk-changes/bulk-change.ts';
import { leavesWithNothing } from '../../domain/bulk-changes/timed-rights.ts';
import type { PersonId, Siret } from '../../domain/identifiers.ts';
import { getCardsOfPersons } from '../../table/access/access-cards.ts';
import { listAccessParts } from '../../table/bulk-changes/parts.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import type { CommandContext } from '../command.ts';
import { type Applied, findUndoing, isApplied } from './undo-for-person.ts';

/** Undoing takes back what a line widened. A person for whom nothing was widened loses nothing. */
const widens = ({ widened = true }: Applied): boolean => widened;

/**
 * What undoing the change would take away from the current cards. When many lines are widened, their number alone
 * decides and no card is read. Otherwise there are few: everybody concerned has such a line.
 */
export const undoImpact = async (
  context: CommandContext,
  change: Pick<BulkChange, 'id' | 'siren' | 'summary'>,
): Promise<Losses> => {
  const { table, now } = context;
  const { siren, id, summary } = change;
  const removals = summary?.widened ?? 0;
  if (takesMuch({ removals, losingLastRight: 0 })) return { removals, losingLastRight: 0 };
  const parts = (await listAccessParts(table, id, 'run')).filter(isApplied).filter(widens);
  const [cards, { establishments }] = await Promise.all([
    getCardsOfPersons(
      table,
      siren,
      parts.map(({ personId }) => personId),
    ),
    listEstablishments(table, siren),
  ]);
  const everywhere: Siret[] = establishments.map(({ siret }) => siret);
  const byPerson = new Map<PersonId, (typeof cards)[number]>(cards.map((card) => [card.personId, card]));
  let losingLastRight = 0;
  for (const part of parts) {
    const card = byPerson.get(part.personId);
    const after = card && (await findUndoing(context, change, part, card, everywhere)).change?.after;
    if (after !== undefined && leavesWithNothing(card, after, now)) losingLastRight += 1;
  }
  return { removals, losingLastRight };
};
