import * as z from 'zod/mini';
import { FIRST_HASH } from '../domain/events.ts';
import { instantSchema } from '../domain/instants.ts';
import { keys } from './keys.ts';
import { putVersioned } from './put-versioned.ts';
import type { Table } from './table.ts';
import type { Write } from './write.ts';

const jobRunSchema = z.object({
  version: z.number(),
  lastEventHash: z.string(),
  finishedAt: z.optional(instantSchema),
});
type JobRun = z.infer<typeof jobRunSchema>;

const NEVER_RUN: JobRun = { version: 0, lastEventHash: FIRST_HASH };

/** The job's last completed run. */
export const getLastRun = async (table: Table, name: string): Promise<JobRun> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.job(name),
    ConsistentRead: true,
  });
  return Item === undefined ? NEVER_RUN : jobRunSchema.parse(Item);
};

/** Writes over the run that was read, so that of two runs that end at once one follows the other. */
export const putLastRun = (table: Table, name: string, run: JobRun, read: JobRun): Write =>
  putVersioned(table, { ...keys.job(name), ...run }, read.version === 0 ? undefined : read);
