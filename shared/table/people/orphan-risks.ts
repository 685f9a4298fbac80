import type { Siren } from '../../domain/identifiers.ts';
import { type OrphanRisk, orphanRiskSchema } from '../../domain/people/orphan-risk.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

/** What was last found about the organisation; undefined if it has never been on the list. */
export const getOrphanRisk = async (table: Table, siren: Siren): Promise<OrphanRisk | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.orphanRisk(siren),
    ConsistentRead: true,
  });
  return Item && parseOrphanRisk(Item);
};

export const parseOrphanRisk = (item: unknown): OrphanRisk => orphanRiskSchema.parse(item);

/** The organisation's entry in support's list, while it is on it. */
export const riskIndexAttributes = ({ siren, risk }: OrphanRisk): Record<string, string> =>
  deadlineAttributes('ORPHAN', siren, risk && `${risk.staleSince}#${siren}`);

export const putOrphanRisk = (table: Table, found: OrphanRisk, read: OrphanRisk | undefined): Write =>
  putVersioned(
    table,
    {
      ...keys.orphanRisk(found.siren),
      ...riskIndexAttributes(found),
      ...found,
    },
    read,
  );

/** One page of support's list. The profile that has been stale longest comes first. The index may lag by a moment. */
export const listOrphanRisks = (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ items: OrphanRisk[]; next: string | undefined }> =>
  listByDeadline(table, 'ORPHAN', page, parseOrphanRisk);
