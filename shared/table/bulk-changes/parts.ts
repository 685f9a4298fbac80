import * as z from 'zod/mini';
import { stageSchema } from '../../domain/access/access-card.ts';
import type { BulkChangeId } from '../../domain/bulk-changes/bulk-change.ts';
import { grantIdSchema, type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import { type Instant, instantSchema } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { queryAll } from '../query-all.ts';
import { TTL_ATTRIBUTE } from '../schema.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

/** Longer than a change can be undone or its result asked for. The evidence itself stays for ever. */
const KEPT_SECONDS = 90 * 86_400;

const accessPartSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('applied'),
    personId: personIdSchema,
    at: instantSchema,
    membership: z.enum(['kept', 'invited', 'ended']),
    version: z.number(),
    given: z.array(grantIdSchema),
    ended: z.array(grantIdSchema),
    was: z.optional(z.omit(stageSchema, { from: true })),
    invitation: z.optional(z.string()),
    /** Whether more is held than before. Undoing takes that away again. */
    widened: z.optional(z.boolean()),
  }),
  z.object({ outcome: z.literal('refused'), personId: personIdSchema, at: instantSchema, code: z.string() }),
  z.object({
    outcome: z.literal('undone'),
    personId: personIdSchema,
    at: instantSchema,
    kept: z.array(z.string()),
  }),
]);
export type AccessPart = z.infer<typeof accessPartSchema>;
export type AccessWork = 'run' | 'undo';

/** What was already done to that card. The work is done once, however often it is started. */
export const getAccessPart = async (
  table: Table,
  id: BulkChangeId,
  work: AccessWork,
  personId: PersonId,
): Promise<AccessPart | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.bulkChangePart(id, work, personId),
    ConsistentRead: true,
  });
  return Item && accessPartSchema.parse(Item);
};

/** Everything that was done so far, by person. */
export const listAccessParts = async (
  table: Table,
  id: BulkChangeId,
  work: AccessWork,
): Promise<AccessPart[]> => {
  const { PK, SK } = keys.bulkChangePart(id, work, '');
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :parts)',
    ExpressionAttributeValues: { ':organisation': PK, ':parts': SK },
  });
  return items.map((item) => accessPartSchema.parse(item));
};

/** Stored once, together with its effect. */
export const putAccessPart = (table: Table, id: BulkChangeId, work: AccessWork, part: AccessPart): Write =>
  putOnce(table, {
    ...keys.bulkChangePart(id, work, part.personId),
    ...part,
    [TTL_ATTRIBUTE]: ttlAfter(part.at),
  });

const ttlAfter = (at: Instant): number => Math.floor(Date.parse(at) / 1_000) + KEPT_SECONDS;
