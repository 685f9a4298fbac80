import * as z from 'zod/mini';
import { administratorChangeIdSchema } from '../../domain/administrator-changes/administrator-change.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { instantSchema } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

/** The last case that support's queue has dealt to an agent. */
const caseInHandSchema = z.object({ change: administratorChangeIdSchema, at: instantSchema });
export type CaseInHand = z.infer<typeof caseInHandSchema>;

export const getCaseInHand = async (table: Table, agent: PersonId): Promise<CaseInHand | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.caseInHand(agent),
    ConsistentRead: true,
  });
  return Item && caseInHandSchema.parse(Item);
};

/** Gives the agent this case in the place of the one that was read, so that two calls at once are dealt one case. */
export const putCaseInHand = (
  table: Table,
  agent: PersonId,
  dealt: CaseInHand,
  read: CaseInHand | undefined,
): Write => ({
  item: {
    Put: {
      TableName: table.name,
      Item: { ...keys.caseInHand(agent), ...dealt },
      ...(read === undefined
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : {
            ConditionExpression: 'change = :change AND #at = :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':change': read.change, ':at': read.at },
          }),
    },
  },
  refused: staleWhenRefused,
});
