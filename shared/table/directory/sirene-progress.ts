import * as z from 'zod/mini';
import { dateSchema } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';

/** How far INSEE's changes have been read. */
const sireneProgressSchema = z.object({
  /** Everything that INSEE processed before this day has been read. */
  readUntil: dateSchema,
  /** The days that are being read, both included, and the next page. */
  underway: z.optional(z.object({ since: dateSchema, until: dateSchema, cursor: z.string() })),
});
export type SireneProgress = z.infer<typeof sireneProgressSchema>;

const KEY = keys.jobProgress('sync-sirene');

export const getSireneProgress = async (table: Table): Promise<SireneProgress | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: KEY, ConsistentRead: true });
  return Item && sireneProgressSchema.parse(Item);
};

/**
 * Written without condition. Each run writes only after its page is stored, so of two runs at once the later write
 * can at worst have pages read again.
 */
export const putSireneProgress = async (table: Table, progress: SireneProgress): Promise<void> => {
  await table.documents.put({ TableName: table.name, Item: { ...KEY, ...progress } });
};
