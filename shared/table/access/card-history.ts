import * as z from 'zod/mini';
import type { AccessCard } from '../../domain/access/access-card.ts';
import { type Grant, grantSchema } from '../../domain/access/grant.ts';
import { type Instant, instantSchema } from '../../domain/instants.ts';
import { type Key, keys, organisationPartition } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { queryAll } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

const historySchema = z.object({ archivedAt: instantSchema, grants: z.array(grantSchema) });

/** Ended grants that move beside the card at that instant, in chunks. They are written once and never change. */
export const putHistory = (
  table: Table,
  card: AccessCard,
  grants: readonly Grant[],
  archivedAt: Instant,
): Write =>
  putOnce(table, { ...keys.cardHistory(card.siren, card.personId, card.version), archivedAt, grants });

const historyPrefix = (card: AccessCard): Key => {
  const { PK, SK } = keys.cardHistory(card.siren, card.personId, 0);
  return { PK, SK: SK.slice(0, SK.lastIndexOf('#') + 1) };
};

/**
 * The grants that were still on the card at that instant, so that questions about it keep their answers and reasons.
 */
export const loadHistory = async (table: Table, card: AccessCard, at: Instant): Promise<Grant[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :history)',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(card.siren),
      ':history': historyPrefix(card).SK,
    },
  });
  const chunks = items.map((item) => historySchema.parse(item));
  return chunks.filter(({ archivedAt }) => at < archivedAt).flatMap(({ grants }) => grants);
};

/** The card together with the ended grants beside it, if the instant needs them. */
export const withHistory = async (table: Table, card: AccessCard, at: Instant): Promise<AccessCard> =>
  card.historyBefore === undefined || card.historyBefore <= at
    ? card
    : { ...card, grants: [...(await loadHistory(table, card, at)), ...card.grants] };
