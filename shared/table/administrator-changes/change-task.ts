import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ChangeId } from '../../domain/administrator-changes/administrator-change.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

/** While a request is in one of these, the workflow waits for it to leave it. */
export const awaitedStatusSchema = z.enum(['pending', 'escalated', 'contestable', 'contested']);

/** One wait of the workflow, and the token that ends it: here, and nowhere else. */
export const changeTaskSchema = z.object({
  change: z.string(),
  waitingFor: awaitedStatusSchema,
  taskToken: z.string(),
  /** Later for a later wait, and for a later try to store the same one. */
  order: z.string(),
});
export type ChangeTask = z.infer<typeof changeTaskSchema>;

/** Consistent: what is stored must be seen by whoever decides afterwards. */
export const getChangeTask = async (table: Table, id: ChangeId): Promise<ChangeTask | undefined> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.changeTask(id), ConsistentRead: true }),
  );
  return Item && changeTaskSchema.parse(Item);
};

/**
 * Stores a wait in the place of the one before, as long as the request is still where it waits: a decision comes
 * either after this transaction, and finds the token, or before it, and then nothing is stored. A late repeat of an
 * earlier wait takes nobody's place.
 */
export const putChangeTask = (table: Table, id: ChangeId, task: Omit<ChangeTask, 'change'>): Write[] => [
  {
    item: {
      ConditionCheck: {
        TableName: table.name,
        Key: keys.change(id),
        ConditionExpression: '#state.#status = :waitingFor',
        ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        ExpressionAttributeValues: { ':waitingFor': task.waitingFor },
      },
    },
    refused: staleWhenRefused,
  },
  {
    item: {
      Put: {
        TableName: table.name,
        Item: { ...keys.changeTask(id), change: id, ...task },
        ConditionExpression: 'attribute_not_exists(PK) OR #order <= :order',
        ExpressionAttributeNames: { '#order': 'order' },
        ExpressionAttributeValues: { ':order': task.order },
      },
    },
    refused: staleWhenRefused,
  },
];
