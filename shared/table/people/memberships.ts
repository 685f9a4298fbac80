import * as z from 'zod/mini';
import { type PersonId, type Siren, sirenSchema } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import type { TableView } from '../table-view.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const membershipsSchema = z.object({ organisations: z.optional(z.set(sirenSchema)) });

/**
 * The organisations that the person ever joined, read consistently. The index of persons lists cards too, but late: a
 * card of a moment ago would be missed. People who joined before this item was kept are in the index alone.
 */
export const getMemberships = async (table: TableView, personId: PersonId): Promise<ReadonlySet<Siren>> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.memberships(personId),
    ConsistentRead: true,
  });
  return membershipsSchema.parse(Item ?? {}).organisations ?? new Set();
};

/** Notes that the person joins the organisation. To note it twice changes nothing. */
export const noteMembership = (table: TableView, personId: PersonId, siren: Siren): Write => ({
  item: {
    Update: {
      TableName: table.name,
      Key: keys.memberships(personId),
      UpdateExpression: 'ADD organisations :joined',
      ExpressionAttributeValues: { ':joined': new Set([siren]) },
    },
  },
  refused: staleWhenRefused,
});

/** Checks that the person has joined no other organisation since the read. */
export const checkMemberships = (table: TableView, personId: PersonId, read: ReadonlySet<Siren>): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.memberships(personId),
      ...(read.size === 0
        ? { ConditionExpression: 'attribute_not_exists(organisations)' }
        : {
            ConditionExpression: 'organisations = :read',
            ExpressionAttributeValues: { ':read': new Set(read) },
          }),
    },
  },
  refused: staleWhenRefused,
});
