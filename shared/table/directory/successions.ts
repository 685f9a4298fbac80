import * as z from 'zod/mini';
import type { Succession } from '../../domain/directory/succession.ts';
import { type Siren, type Siret, sirenOf, siretSchema } from '../../domain/identifiers.ts';
import { dateSchema } from '../../domain/instants.ts';
import { batchGet } from '../batch-get.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

const moveSchema = z.object({
  successor: siretSchema,
  movedOn: dateSchema,
  /** The id of the bulk change that carries the rights over, once somebody asked for it. */
  change: z.optional(z.string()),
});
export type Move = z.infer<typeof moveSchema>;

const movesSchema = z.object({ moves: z.record(siretSchema, moveSchema), version: z.number() });
/** The head offices of one organisation that have moved, by their SIRET. */
export type Moves = z.infer<typeof movesSchema>;

/** Read consistently, because commands decide on it. */
export const getMoves = async (table: Table, siren: Siren): Promise<Moves | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.moves(siren),
    ConsistentRead: true,
  });
  return Item && movesSchema.parse(Item);
};

/** What moved in each of these organisations that has any. It is for lists, and may lag by a moment. */
export const listMoves = async (
  table: Table,
  sirens: readonly Siren[],
): Promise<ReadonlyMap<Siren, (Succession & Move)[]>> => {
  const { items } = await batchGet(table, sirens.map(keys.moves), { consistent: false });
  const found = new Map<Siren, (Succession & Move)[]>();
  for (const item of items)
    for (const [key, move] of Object.entries(movesSchema.parse(item).moves)) {
      const siret = siretSchema.parse(key);
      const siren = sirenOf(siret);
      found.set(siren, [...(found.get(siren) ?? []), { siret, ...move }]);
    }
  return found;
};

/** Notes moves beside those that were read, without `forgotten`. Two at once are both noted. */
export const putMoves = (
  table: Table,
  siren: Siren,
  noted: readonly (Succession & Move)[],
  read: Moves | undefined,
  forgotten?: Siret,
): Write => {
  const kept = Object.entries(read?.moves ?? {}).filter(([siret]) => siret !== forgotten);
  const moves = Object.fromEntries([...kept, ...noted.map(({ siret, ...move }) => [siret, move])]);
  return putVersioned(table, { ...keys.moves(siren), moves, version: (read?.version ?? 0) + 1 }, read);
};
