import type { AccessCard } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import type { Grant } from '../../domain/access/grant.ts';
import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { type Undoing, undoPersonPlan } from '../../domain/bulk-changes/undo-person-plan.ts';
import { DomainError } from '../../domain/errors.ts';
import { grantIdSchema, type MandateId, type Siret } from '../../domain/identifiers.ts';
import { addMilliseconds } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { listGrantsThatLeft } from '../../table/access/card-history.ts';
import { type AccessPart, getAccessPart, putAccessPart } from '../../table/bulk-changes/parts.ts';
import { checkMandate, getMandates } from '../../table/mandates/mandates.ts';
import type { Write } from '../../table/write.ts';
import { type Authority, recordCardChange } from '../access/record-card-change.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { noteMandatedGrants } from '../mandates/note-mandated-grants.ts';
import { standingFor } from './standing.ts';

export type Applied = Extract<AccessPart, { outcome: 'applied' }>;

export const isApplied = (part: AccessPart): part is Applied => part.outcome === 'applied';

const mandateOf = ({ mandateId }: Grant): MandateId[] => (mandateId === undefined ? [] : [mandateId]);

/** What undoing does to the current card, and the mandates of the grants that it gives back. */
export const findUndoing = async (
  { table, now, newId }: CommandContext,
  { id }: Pick<BulkChange, 'id'>,
  applied: Applied,
  card: AccessCard,
  everywhere: readonly Siret[],
): Promise<Undoing & { mandates: ReadonlyMap<MandateId, Mandate> }> => {
  // The grants that were on the card just before the change was applied. The grants that it ended are among them.
  const archived = await listGrantsThatLeft(table, card, addMilliseconds(applied.at, -1));
  const ended = [...archived, ...card.grants].filter((grant) => applied.ended.includes(grant.id));
  const mandates = await getMandates(table, ended.flatMap(mandateOf));
  const undoing = undoPersonPlan(card, applied, {
    ...{ bulkChange: id, now, everywhere, archived, mandates },
    newId: () => grantIdSchema.parse(newId()),
  });
  return { ...undoing, mandates };
};

/**
 * Records the card and what goes with it: a mandator is informed of the grants that are given back under its mandate,
 * and the mandate must be as it was read. Whoever asked for the undoing, and whoever approved it, must still
 * administer.
 */
const recordUndoing = async (
  context: CommandContext,
  change: CardChange,
  mandates: ReadonlyMap<MandateId, Mandate>,
  authority: Authority,
): Promise<Write[]> => {
  const { before, after } = change;
  const known = new Set(before?.grants.map(({ id }) => id));
  const given = after.grants.filter(({ id }) => !known.has(id));
  const under = [...new Set(given.flatMap(mandateOf))].flatMap((id) => mandates.get(id) ?? []);
  return [
    ...(await recordCardChange(context, change, authority)).writes,
    ...(await noteMandatedGrants(context, after.siren, after.personId, { given })),
    ...under.map((mandate) => checkMandate(context.table, mandate)),
  ];
};

const undoOnCard = async (
  context: CommandContext,
  change: BulkChange,
  applied: Applied,
  everywhere: readonly Siret[],
): Promise<{ kept: readonly string[]; writes: Write[] }> => {
  const card = await getCard(context.table, change.siren, applied.personId);
  if (card === undefined) return { kept: [], writes: [] };
  const undoing = await findUndoing(context, change, applied, card, everywhere);
  const authority = standingFor(change, applied.personId);
  const writes =
    undoing.change && (await recordUndoing(context, undoing.change, undoing.mandates, authority));
  return { kept: undoing.kept, writes: writes ?? [] };
};

/**
 * Undoes for one person what was applied, in one write of their card. Repeating it changes nothing.
 * @throws forbidden when the authority for the undoing is lost
 */
export const undoForPerson = async (
  context: CommandContext,
  change: BulkChange,
  applied: Applied,
  everywhere: readonly Siret[],
): Promise<Outcome<AccessPart>> => {
  const done = await getAccessPart(context.table, change.id, 'undo', applied.personId);
  if (done !== undefined) return { value: done, writes: [] };
  const { kept, writes } = await undoOnCard(context, change, applied, everywhere).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code === 'forbidden') throw error;
    return { kept: ['member-since-changed'], writes: [] };
  });
  return recordUndone(context, change, applied, kept, writes);
};

/** Records that a card was undone, or why some of it stays as it is. */
export const recordUndone = (
  { table, now }: CommandContext,
  { id }: BulkChange,
  { personId }: Pick<Applied, 'personId'>,
  kept: readonly string[],
  writes: readonly Write[] = [],
): Outcome<AccessPart> => {
  const part: AccessPart = { outcome: 'undone', personId, at: now, kept: [...kept] };
  return { value: part, writes: [...writes, putAccessPart(table, id, 'undo', part)] };
};
