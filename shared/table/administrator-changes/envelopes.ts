import * as z from 'zod/mini';
import type { Siren } from '../../domain/identifiers.ts';
import { type Instant, instantSchema } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const envelopeSchema = z.object({ leavesAt: instantSchema });

/** When the last envelope for the organisation left, or leaves. */
export const getEnvelope = async (table: Table, siren: Siren): Promise<Instant | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.envelope(siren),
    ConsistentRead: true,
  });
  return Item && envelopeSchema.parse(Item).leavesAt;
};

/** Puts a letter into the envelope that leaves then, which is the one that was read, or the next. */
export const putEnvelope = (
  table: Table,
  siren: Siren,
  leavesAt: Instant,
  read: Instant | undefined,
): Write => ({
  item: {
    Put: {
      TableName: table.name,
      Item: { ...keys.envelope(siren), leavesAt },
      ...(read === undefined
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : { ConditionExpression: 'leavesAt = :read', ExpressionAttributeValues: { ':read': read } }),
    },
  },
  refused: staleWhenRefused,
});
