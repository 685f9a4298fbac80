import { type Establishment, establishmentSchema } from '../../domain/directory/establishment.ts';
import type { Siren, Siret } from '../../domain/identifiers.ts';
import { batchGet } from '../batch-get.ts';
import { type Key, keys, organisationPartition, SORT_PREFIX } from '../keys.ts';
import { queryAll } from '../query-all.ts';
import { putOver, showItems } from '../settling.ts';
import type { TableView } from '../table-view.ts';
import { type EffectWrite, type PlainWrite, staleWhenRefused } from '../write.ts';
import { placeAttributes } from './places.ts';

export const parseEstablishment = (item: unknown): Establishment => establishmentSchema.parse(item);

/** The named establishments that the register knows, by SIRET. */
export const getEstablishments = async (
  table: TableView,
  sirets: readonly Siret[],
): Promise<Map<Siret, Establishment>> => {
  const { items } = await batchGet(table, [...new Set(sirets)].map(keys.establishment), { consistent: true });
  return new Map(items.map(parseEstablishment).map((found) => [found.siret, found]));
};

/** Sorts after every SIRET. */
const AFTER_ALL = '~';

/**
 * One page of an organisation's establishments, by SIRET, none before `from`. `after` is the last SIRET of the page before.
 */
export const listEstablishments = async (
  table: TableView,
  siren: Siren,
  page: { limit?: number; after?: Siret | undefined; from?: Siret | undefined; consistent?: boolean } = {},
): Promise<{ establishments: Establishment[]; next: Siret | undefined }> => {
  const establishments: Establishment[] = [];
  let start: Record<string, unknown> | undefined = page.after && keys.establishment(page.after);
  do {
    const { Items = [], LastEvaluatedKey } = await table.documents.query({
      TableName: table.name,
      ...(page.consistent === true && { ConsistentRead: true }),
      KeyConditionExpression: 'PK = :organisation AND SK BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':organisation': organisationPartition(siren),
        ':first': `${SORT_PREFIX.establishment}${page.from ?? ''}`,
        ':last': `${SORT_PREFIX.establishment}${AFTER_ALL}`,
      },
      ...(page.limit !== undefined && { Limit: page.limit - establishments.length }),
      ...(start && { ExclusiveStartKey: start }),
    });
    establishments.push(...showItems(table, Items).map(parseEstablishment));
    start = LastEvaluatedKey;
  } while (start && (page.limit === undefined || establishments.length < page.limit));
  return { establishments, next: start ? establishments.at(-1)?.siret : undefined };
};

/** The whole item as stored, with its place in the index. */
export const establishmentItem = (establishment: Establishment): Key & Record<string, unknown> => ({
  ...keys.establishment(establishment.siret),
  ...establishment,
  ...placeAttributes(establishment),
});

/**
 * Writes over the establishment that was read. It has no version. What Sirene says and when INSEE last processed it
 * show whether it is still the same.
 */
export const putEstablishment = (
  table: TableView,
  establishment: Establishment,
  read: Establishment | undefined,
): EffectWrite =>
  putOver(table, establishmentItem(establishment), {
    expression:
      read === undefined
        ? 'attribute_not_exists(closures)'
        : `closures = :closures AND ${read.opensOn === undefined ? 'attribute_not_exists(opensOn)' : 'opensOn = :opensOn'} AND ${read.processedAt === undefined ? 'attribute_not_exists(processedAt)' : 'processedAt = :processedAt'}`,
    values: {
      ...(read !== undefined && { ':closures': read.closures }),
      ...(read?.opensOn !== undefined && { ':opensOn': read.opensOn }),
      ...(read?.processedAt !== undefined && { ':processedAt': read.processedAt }),
    },
  });

/**
 * The establishments that are, or were, head office of the organisation. Read consistently, because it says where keys
 * go. An organisation of thousands is read whole, which no list does: this is for one command of one person.
 */
export const listHeadOffices = async (table: TableView, siren: Siren): Promise<Establishment[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :establishment)',
    FilterExpression: 'headOffice = :yes OR attribute_exists(headOfficeUntil)',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(siren),
      ':establishment': SORT_PREFIX.establishment,
      ':yes': true,
    },
  });
  return items.map(parseEstablishment);
};

/** Checks that the head office that was read still is it, and is as open as it was. */
export const checkEstablishment = (
  table: TableView,
  { siret, headOffice, closures }: Establishment,
): PlainWrite => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.establishment(siret),
      ConditionExpression: 'headOffice = :headOffice AND closures = :closures',
      ExpressionAttributeValues: { ':headOffice': headOffice, ':closures': closures },
    },
  },
  refused: staleWhenRefused,
});
