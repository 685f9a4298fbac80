import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { MAX_LOOK_UPS_PER_DAY } from '../../domain/administrator-changes/look-up-quota.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { type Instant, parisDate } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import { TTL_ATTRIBUTE } from '../schema.ts';
import type { Table } from '../table.ts';
import { noteQuotaReached } from './quotas-reached.ts';

/** Longer than its day, wherever in it the count began. */
const KEPT_SECONDS = 2 * 24 * 60 * 60;

/**
 * Counts the body among those that the person looks up today. The same one again counts once. One update holds the
 * bound, so that it cannot be passed by asking many times at the same moment. Support is told of a refusal. @throws too-many-look-ups-today
 */
export const countLookUp = async (
  table: Table,
  personId: PersonId,
  siren: Siren,
  now: Instant,
): Promise<void> => {
  try {
    await table.documents.update({
      TableName: table.name,
      Key: keys.lookUps(personId, parisDate(now)),
      UpdateExpression: 'ADD bodies :bodies SET #ttl = if_not_exists(#ttl, :until)',
      ConditionExpression: 'attribute_not_exists(bodies) OR contains(bodies, :body) OR size(bodies) < :most',
      ExpressionAttributeNames: { '#ttl': TTL_ATTRIBUTE },
      ExpressionAttributeValues: {
        ':bodies': new Set([siren]),
        ':body': siren,
        ':most': MAX_LOOK_UPS_PER_DAY,
        ':until': Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS,
      },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const max = MAX_LOOK_UPS_PER_DAY;
    await noteQuotaReached(table, { personId, quota: 'look-ups-today', max, reachedAt: now });
    throw new DomainError({ code: 'too-many-look-ups-today', facts: { max } });
  }
};
