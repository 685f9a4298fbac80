import * as z from 'zod/mini';
import { type AccessCard, isToConfirm } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { batchGet } from '../batch-get.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const toConfirmSchema = z.object({ people: z.optional(z.set(personIdSchema)) });

const waits = (card: AccessCard | undefined): boolean => isToConfirm(card?.timeline.at(-1));

/**
 * Keeps, beside an organisation's cards, who of its members is to be confirmed, so that tasks find them without reading all
 * cards. It is written with the card: no command forgets it.
 */
export const noteToConfirm = (table: Table, { before, after }: CardChange): Write[] => {
  if (waits(before) === waits(after)) return [];
  const Update = {
    TableName: table.name,
    Key: keys.toConfirm(after.siren),
    UpdateExpression: waits(after) ? 'ADD people :who' : 'DELETE people :who',
    ExpressionAttributeValues: { ':who': new Set([after.personId]) },
  };
  return [{ item: { Update }, refused: staleWhenRefused }];
};

/** The members to be confirmed of each of these organisations that has any. It is for lists, and may lag by a moment. */
export const listToConfirm = async (
  table: Table,
  sirens: readonly Siren[],
): Promise<ReadonlyMap<Siren, PersonId[]>> => {
  const { items } = await batchGet(table, sirens.map(keys.toConfirm), { consistent: false });
  const found = new Map(items.map((item) => [item.PK, toConfirmSchema.parse(item).people]));
  return new Map(
    sirens.flatMap((siren) => {
      const people = found.get(keys.toConfirm(siren).PK);
      return people === undefined ? [] : [[siren, [...people].sort()] as const];
    }),
  );
};
