import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Establishment, establishmentSchema } from '../domain/establishment.ts';
import type { Siren, Siret } from '../domain/identifiers.ts';
import { batchGet } from './batch-get.ts';
import { keys, organisationPartition, SORT_PREFIX } from './keys.ts';
import type { Table } from './table.ts';

export const parseEstablishment = (item: unknown): Establishment => establishmentSchema.parse(item);

/** Those of the named establishments that exist, by SIRET. */
export const getEstablishments = async (
  table: Table,
  sirets: readonly Siret[],
): Promise<Map<Siret, Establishment>> => {
  const { items } = await batchGet(table, [...new Set(sirets)].map(keys.establishment), { consistent: true });
  return new Map(items.map(parseEstablishment).map((found) => [found.siret, found]));
};

/** One page of an organisation's establishments, by SIRET; `after` is the last SIRET of the page before. */
export const listEstablishments = async (
  table: Table,
  siren: Siren,
  page: { limit?: number; after?: Siret | undefined } = {},
): Promise<{ establishments: Establishment[]; next: Siret | undefined }> => {
  const establishments: Establishment[] = [];
  let start: Record<string, unknown> | undefined = page.after && keys.establishment(page.after);
  do {
    const { Items = [], LastEvaluatedKey } = await table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :establishment)',
        ExpressionAttributeValues: {
          ':organisation': organisationPartition(siren),
          ':establishment': SORT_PREFIX.establishment,
        },
        ...(page.limit !== undefined && { Limit: page.limit - establishments.length }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    establishments.push(...Items.map(parseEstablishment));
    start = LastEvaluatedKey;
  } while (start && (page.limit === undefined || establishments.length < page.limit));
  return { establishments, next: start ? establishments.at(-1)?.siret : undefined };
};

/** The item as stored, for `batchPut`: only the import writes establishments, and it writes them whole. */
export const establishmentItem = (establishment: Establishment): Record<string, unknown> => ({
  ...keys.establishment(establishment.siret),
  ...establishment,
});
