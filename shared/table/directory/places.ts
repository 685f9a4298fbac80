import * as z from 'zod/mini';
import { type Establishment, establishmentSchema } from '../../domain/directory/establishment.ts';
import { foldText } from '../../domain/folded.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { getItem } from '../get-item.ts';
import { keys, placesIndexKey } from '../keys.ts';
import { BY_DEADLINE_INDEX } from '../schema.ts';
import type { TableView } from '../table-view.ts';

/**
 * Open establishments by postal code, then by name, in the index that has whole items and in which they have no other
 * place (ADR 50).
 */
const { name: index, partition, sort } = BY_DEADLINE_INDEX;

const sortKeyOf = ({ name, siret }: Pick<Establishment, 'name' | 'siret'>): string =>
  `${foldText(name)}#${siret}`;

/**
 * The establishment's place in the index. One that is closed for good has none, nor has one whose address INSEE may not
 * show or that lies abroad: neither has a postal code.
 */
export const placeAttributes = (establishment: Establishment): Record<string, string> => {
  const { address, closures } = establishment;
  const isOver = closures.some(({ until }) => until === undefined);
  if (isOver || address.postalCode === undefined) return {};
  return { [partition]: placesIndexKey(address.postalCode), [sort]: sortKeyOf(establishment) };
};

/** Sorts before every name. */
const BEFORE_ALL = ' ';

const entrySchema = z.object({ [sort]: z.string() });

/** Where the establishment stands by name: as it was folded when it was last written. Undefined when it stands nowhere. */
export const placeOf = async (table: TableView, siret: Siret): Promise<string | undefined> =>
  entrySchema.safeParse(await getItem(table, keys.establishment(siret))).data?.[sort];

/**
 * A page of the establishments there, by name. `after` is where the last one of the page before stands. The index may
 * lag by a moment.
 */
export const listPlaces = async (
  table: TableView,
  postalCode: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<{ places: Establishment[]; isAll: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await table.documents.query({
    TableName: table.name,
    IndexName: index,
    KeyConditionExpression: `${partition} = :there AND ${sort} > :after`,
    ExpressionAttributeValues: {
      ':there': placesIndexKey(postalCode),
      ':after': after ?? BEFORE_ALL,
    },
    Limit: limit,
  });
  return { places: z.array(establishmentSchema).parse(Items), isAll: LastEvaluatedKey === undefined };
};
