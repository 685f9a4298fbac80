import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Siren } from '../domain/identifiers.ts';
import { type Organisation, organisationSchema } from '../domain/organisation.ts';
import { batchGet } from './batch-get.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

export const getOrganisation = async (table: Table, siren: Siren): Promise<Organisation | undefined> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.organisation(siren) }),
  );
  return Item && organisationSchema.parse(Item);
};

/** Those of the named organisations that exist, by SIREN. */
export const getOrganisations = async (
  table: Table,
  sirens: readonly Siren[],
  options: { consistent: boolean } = { consistent: false },
): Promise<Map<Siren, Organisation>> => {
  const { items } = await batchGet(table, [...new Set(sirens)].map(keys.organisation), options);
  return new Map(items.map((item) => organisationSchema.parse(item)).map((found) => [found.siren, found]));
};

/** The item as stored, for `batchPut`: only the import writes organisations, and it writes them whole. */
export const organisationItem = (organisation: Organisation): Record<string, unknown> => ({
  ...keys.organisation(organisation.siren),
  ...organisation,
});
