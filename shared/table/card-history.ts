import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { AccessCard } from '../domain/access-card.ts';
import { type Grant, grantSchema } from '../domain/grant.ts';
import { type Key, keys, organisationPartition } from './keys.ts';
import type { Table } from './table.ts';
import { staleWhenRefused, type Write } from './write.ts';

const historySchema = z.object({ grants: z.array(grantSchema) });

/** Ended grants that have moved beside the card, in chunks; written once, never changed. */
export const putHistory = (table: Table, card: AccessCard, grants: readonly Grant[]): Write => ({
  item: {
    Put: {
      TableName: table.name,
      Item: { ...keys.cardHistory(card.siren, card.personId, card.version), grants },
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  },
  refused: staleWhenRefused,
});

const historyPrefix = (card: AccessCard): Key => {
  const { PK, SK } = keys.cardHistory(card.siren, card.personId, 0);
  return { PK, SK: SK.slice(0, SK.lastIndexOf('#') + 1) };
};

/** The ended grants beside the card; only a question about an instant before `historyBefore` needs them. */
export const loadHistory = async (table: Table, card: AccessCard): Promise<Grant[]> => {
  const grants: Grant[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.documents.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :history)',
        ExpressionAttributeValues: {
          ':organisation': organisationPartition(card.siren),
          ':history': historyPrefix(card).SK,
        },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    grants.push(...(page.Items ?? []).flatMap((item) => historySchema.parse(item).grants));
    start = page.LastEvaluatedKey;
  } while (start);
  return grants;
};
