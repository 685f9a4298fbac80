import * as z from 'zod/mini';
import { type AccessCard, stageSchema } from '../../domain/access/access-card.ts';
import type { Archived } from '../../domain/access/card-size.ts';
import { grantSchema } from '../../domain/access/grant.ts';
import { type Instant, instantSchema } from '../../domain/instants.ts';
import { type Key, keys, organisationPartition } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { queryAll } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { TableView } from '../table-view.ts';
import type { Write } from '../write.ts';

/**
 * The most bytes of one history item. DynamoDB takes 400 KB in an item and 4 MB in a transaction: all that a card can
 * shed at once makes two of them.
 */
const CHUNK_BYTES = 256 * 1024;

const historySchema = z.object({
  archivedAt: instantSchema,
  grants: z.array(grantSchema),
  timeline: z.optional(z.array(stageSchema)),
});

/** One history item. */
export const parseHistory = (item: unknown): z.infer<typeof historySchema> => historySchema.parse(item);

/** The list in pieces of at most that many bytes, in the same order. */
const inChunks = <T>(list: readonly T[]): T[][] => {
  const chunks: T[][] = [];
  let bytes = 0;
  for (const each of list) {
    const size = Buffer.byteLength(JSON.stringify(each)) + 1;
    const last = chunks.at(-1);
    if (last === undefined || bytes + size > CHUNK_BYTES) {
      chunks.push([each]);
      bytes = size;
    } else {
      last.push(each);
      bytes += size;
    }
  }
  return chunks;
};

/** What moves beside the card at that instant, in chunks. They are written once and never change. */
export const putHistory = (
  table: Table,
  { siren, personId, version }: AccessCard,
  { grants, timeline }: Archived,
  archivedAt: Instant,
): Write[] => {
  const chunks = [
    ...inChunks(grants).map((some) => ({ grants: some })),
    ...inChunks(timeline).map((some) => ({ grants: [], timeline: some })),
  ];
  return chunks.map((chunk, rank) =>
    putOnce(table, { ...keys.cardHistory(siren, personId, version, rank), archivedAt, ...chunk }),
  );
};

const historyPrefix = (card: AccessCard): Key => {
  const { PK, SK } = keys.cardHistory(card.siren, card.personId, 0, 0);
  return { PK, SK: SK.slice(0, SK.lastIndexOf('#') + 1) };
};

/** What was still on the card at that instant, so that questions about it keep their answers and reasons. */
export const loadHistory = async (table: TableView, card: AccessCard, at: Instant): Promise<Archived> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :history)',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(card.siren),
      ':history': historyPrefix(card).SK,
    },
  });
  const chunks = items.map(parseHistory).filter(({ archivedAt }) => at < archivedAt);
  return {
    grants: chunks.flatMap(({ grants }) => grants),
    timeline: chunks.flatMap(({ timeline = [] }) => timeline),
  };
};

/** The card together with what is beside it, if the instant needs it. */
export const withHistory = async (table: TableView, card: AccessCard, at: Instant): Promise<AccessCard> => {
  if (card.historyBefore === undefined || card.historyBefore <= at) return card;
  const { grants, timeline } = await loadHistory(table, card, at);
  return { ...card, grants: [...grants, ...card.grants], timeline: [...timeline, ...card.timeline] };
};
