import { type AccessCard, administersAt, isToConfirm, stageAt } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import { getCardsOfPersons } from '../../table/access/access-cards.ts';
import { listToConfirm } from '../../table/access/to-confirm.ts';
import type { Table } from '../../table/table.ts';

/** The tasks of one organisation that a list of tasks shows. The list of members has the others. */
const MOST_SHOWN = 20;

/** Somebody who accepted under another name than the invited one, and until when they wait for their confirmation. */
export interface ConfirmationTask {
  card: AccessCard;
  dueAt: Instant;
}

/** Who waits for a confirmation in the organisations that these cards administer. */
export const findConfirmationTasks = async (
  table: Table,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<ConfirmationTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now)).map(({ siren }) => siren);
  const waiting = await listToConfirm(table, administered);
  const found = await Promise.all(
    [...waiting].map(([siren, people]) => getCardsOfPersons(table, siren, people.slice(0, MOST_SHOWN))),
  );
  return found.flat().flatMap((card) => {
    const stage = stageAt(card, now);
    return isToConfirm(stage) && stage?.expiresAt !== undefined ? [{ card, dueAt: stage.expiresAt }] : [];
  });
};
