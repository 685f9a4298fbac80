import { type SupportView, supportViewSchema } from '../../domain/administrator-changes/support-view.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

export const parseSupportView = (item: unknown): SupportView => supportViewSchema.parse(item);

/** The view of the organisation that the agent has, or had last. Read consistently: it decides what they see. */
export const getSupportView = async (
  table: Table,
  siren: Siren,
  agent: PersonId,
): Promise<SupportView | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.supportView(siren, agent),
    ConsistentRead: true,
  });
  return Item && parseSupportView(Item);
};

export const putSupportView = (table: Table, view: SupportView, read: SupportView | undefined): Write =>
  putVersioned(table, { ...keys.supportView(view.siren, view.agent), ...view }, read);
