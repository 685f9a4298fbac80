import { type Organisation, organisationSchema } from '../../domain/directory/organisation.ts';
import type { Siren } from '../../domain/identifiers.ts';
import { batchGet } from '../batch-get.ts';
import { keys } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

export const getOrganisation = async (table: Table, siren: Siren): Promise<Organisation | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: keys.organisation(siren) });
  return Item && organisationSchema.parse(Item);
};

/** The named organisations that the register knows, by SIREN. */
export const getOrganisations = async (
  table: Table,
  sirens: readonly Siren[],
  options: { consistent: boolean } = { consistent: false },
): Promise<Map<Siren, Organisation>> => {
  const { items } = await batchGet(table, [...new Set(sirens)].map(keys.organisation), options);
  return new Map(items.map((item) => organisationSchema.parse(item)).map((found) => [found.siren, found]));
};

/** The whole item as stored, for `batchPut`. */
export const organisationItem = (organisation: Organisation): Record<string, unknown> => ({
  ...keys.organisation(organisation.siren),
  ...organisation,
});

/** Stores the name of an organisation that the register does not know. A later import replaces it. */
export const nameOrganisation = (table: Table, organisation: Pick<Organisation, 'siren' | 'name'>): Write =>
  putOnce(table, organisationItem(organisation));
