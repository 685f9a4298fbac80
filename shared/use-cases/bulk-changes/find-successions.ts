import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import { bulkChangeIdSchema, isUnderWay } from '../../domain/bulk-changes/bulk-change.ts';
import type { Succession } from '../../domain/directory/succession.ts';
import { type Siren, sirenOf } from '../../domain/identifiers.ts';
import { addYear, type Instant, startOfDay } from '../../domain/instants.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { getBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { listMoves, type Move } from '../../table/directory/successions.ts';
import type { Table } from '../../table/table.ts';
import { planCarryOver } from './plan-carry-over.ts';

/** A head office that moved, whose rights somebody is to carry over. They stop at the move. */
export interface SuccessionTask extends Pick<Succession, 'siret' | 'successor'> {
  siren: Siren;
  dueAt: Instant;
}

const NO_ID = (): string => '00000000000000000000000000';

/** Whether somebody holds a right at the old place that is missing at the new one. */
const isToCarry = async (table: Table, { siret, successor }: Succession, now: Instant): Promise<boolean> => {
  const [cards, places] = await Promise.all([
    listCards(table, sirenOf(siret)),
    getEstablishments(table, [siret, successor]),
  ]);
  const facts = { cards, establishments: [...places.values()], now, newId: NO_ID };
  return planCarryOver({ siret, successor }, facts).carried.length > 0;
};

const isOpen = async (table: Table, move: Succession & Move, now: Instant): Promise<boolean> => {
  if (addYear(startOfDay(move.movedOn)) <= now) return false;
  const change =
    move.change === undefined ? undefined : await getBulkChange(table, bulkChangeIdSchema.parse(move.change));
  if (isUnderWay(change, now)) return false;
  if (change?.state.status === 'done' && change.progress?.refused === 0) return false;
  return isToCarry(table, move, now);
};

/**
 * The moves of the organisations that these cards administer, as long as there is something to carry over. The cards of an
 * organisation are read only while it has one that nobody has dealt with.
 */
export const findSuccessionTasks = async (
  table: Table,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<SuccessionTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now)).map(({ siren }) => siren);
  const moves = [...(await listMoves(table, administered)).values()].flat();
  const open = await Promise.all(moves.map((move) => isOpen(table, move, now)));
  return moves
    .filter((_, index) => open[index])
    .map(({ siret, successor, movedOn }) => ({
      ...{ siren: sirenOf(siret), siret, successor, dueAt: startOfDay(movedOn) },
    }));
};
