import type { AccessChange } from '../domain/access-change.ts';
import { DomainError } from '../domain/errors.ts';
import { grantIdSchema, type Siret } from '../domain/identifiers.ts';
import { addMilliseconds } from '../domain/instants.ts';
import { type Undoing, undoPersonPlan } from '../domain/undo-person-plan.ts';
import { getCard } from '../table/access-cards.ts';
import { type AccessPart, getAccessPart, putAccessPart } from '../table/access-parts.ts';
import { loadHistory } from '../table/card-history.ts';
import type { Write } from '../table/write.ts';
import type { CommandContext, Outcome } from './command.ts';
import { type Authority, recordCardChange } from './record-card-change.ts';

type Applied = Extract<AccessPart, { outcome: 'applied' }>;

interface UndoFacts {
  everywhere: readonly Siret[];
  /** Whose undoing it is: an administrator's, or the register's own when a change stops half-way. */
  authority: Authority;
}

const findUndoing = async (
  context: CommandContext,
  change: AccessChange,
  applied: Applied,
  { everywhere }: UndoFacts,
): Promise<Undoing> => {
  const { table, now, newId } = context;
  const card = await getCard(table, change.siren, applied.personId);
  if (card === undefined) return { change: undefined, kept: [] };
  // What had not moved beside the card just before it was applied: the grants that it ended are among them.
  const archived =
    card.historyBefore === undefined ? [] : await loadHistory(table, card, addMilliseconds(applied.at, -1));
  return undoPersonPlan(card, applied, {
    ...{ accessChange: change.id, now, everywhere, archived },
    newId: () => grantIdSchema.parse(newId()),
  });
};

/** Undoes for one person what was applied, in one write of their card; once, however often it is asked for. */
export const undoForPerson = async (
  context: CommandContext,
  change: AccessChange,
  applied: Applied,
  facts: UndoFacts,
): Promise<Outcome<AccessPart>> => {
  const { table } = context;
  const done = await getAccessPart(table, change.id, 'undo', applied.personId);
  if (done !== undefined) return { value: done, writes: [] };
  const undoing = await findUndoing(context, change, applied, facts).catch((error: unknown): Undoing => {
    if (!(error instanceof DomainError)) throw error;
    return { change: undefined, kept: ['member-since-changed'] };
  });
  const recorded = undoing.change && recordCardChange(context, undoing.change, facts.authority);
  return tellUndone(context, change, applied, undoing.kept, recorded?.writes);
};

/** That a card was undone, or why something of it stays as it is. */
export const tellUndone = (
  { table, now }: CommandContext,
  { id }: AccessChange,
  { personId }: Pick<Applied, 'personId'>,
  kept: readonly string[],
  writes: readonly Write[] = [],
): Outcome<AccessPart> => {
  const part: AccessPart = { outcome: 'undone', personId, at: now, kept: [...kept] };
  return { value: part, writes: [...writes, putAccessPart(table, id, 'undo', part)] };
};
