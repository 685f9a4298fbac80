import * as z from 'zod/mini';
import type { AdministratorChangeId } from '../../domain/administrator-changes/administrator-change.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

/** The workflow waits for a request to leave these states. */
export const awaitedStatusSchema = z.enum(['pending', 'escalated', 'contestable', 'contested', 'approved']);

/** One wait of the workflow, and the token that ends it. The token is stored nowhere else. */
export const workflowWaitSchema = z.object({
  change: z.string(),
  waitingFor: awaitedStatusSchema,
  /**
   * How many states the request had entered by then: a state that comes back is another one. Absent for the wait of an
   * execution that began before states came back.
   */
  entered: z.optional(z.number()),
  taskToken: z.string(),
  /** Greater for a later wait, and for a later try to store the same one. */
  order: z.string(),
});
export type WorkflowWait = z.infer<typeof workflowWaitSchema>;

/** Read consistently: a decision must see the wait that was stored before it. */
export const getWorkflowWait = async (
  table: Table,
  id: AdministratorChangeId,
): Promise<WorkflowWait | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.workflowWait(id),
    ConsistentRead: true,
  });
  return Item && workflowWaitSchema.parse(Item);
};

/**
 * Stores a wait in the place of the one before, as long as the request is still in the state that it waits for. A
 * decision comes either after this transaction, and finds the token, or before it, and then nothing is stored. A late
 * repeat of an earlier wait replaces nothing, and neither does the wait of an execution that another one has replaced.
 */
export const putWorkflowWait = (
  table: Table,
  id: AdministratorChangeId,
  task: Omit<WorkflowWait, 'change'>,
): Write[] => [
  {
    item: {
      ConditionCheck: {
        TableName: table.name,
        Key: keys.administratorChange(id),
        ConditionExpression:
          task.entered === undefined
            ? '#state.#status = :waitingFor'
            : '#state.#status = :waitingFor AND size(history) = :entered',
        ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        ExpressionAttributeValues: {
          ':waitingFor': task.waitingFor,
          ...(task.entered !== undefined && { ':entered': task.entered }),
        },
      },
    },
    refused: staleWhenRefused,
  },
  {
    item: {
      Put: {
        TableName: table.name,
        Item: { ...keys.workflowWait(id), change: id, ...task },
        ConditionExpression:
          task.entered === undefined
            ? 'attribute_not_exists(PK) OR attribute_not_exists(entered) AND #order <= :order'
            : 'attribute_not_exists(entered) OR #order <= :order',
        ExpressionAttributeNames: { '#order': 'order' },
        ExpressionAttributeValues: { ':order': task.order },
      },
    },
    refused: staleWhenRefused,
  },
];
