import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { FIRST_HASH } from '../domain/events.ts';
import { type PersonId, personIdSchema } from '../domain/identifiers.ts';
import { addDays, type Instant, instantSchema } from '../domain/instants.ts';
import { inactiveAt, LOGIN_STORED_EVERY_DAYS } from '../domain/login.ts';
import { type DueEntry, dueAttributes } from './due-queue.ts';
import { keys } from './keys.ts';
import { BY_DUE_INDEX } from './schema.ts';
import type { Table } from './table.ts';
import { staleWhenRefused, type Write } from './write.ts';

const { partition, sort } = BY_DUE_INDEX;

const loginSchema = z.object({ lastLoginAt: instantSchema });

/** The first login of somebody: beside the person, so that later ones touch neither them nor their history. */
export const putFirstLogin = (table: Table, personId: PersonId, at: Instant): Write => ({
  item: {
    Put: {
      TableName: table.name,
      Item: {
        ...keys.login(personId),
        ...dueAttributes('LOGIN', personId, inactiveAt(at)),
        lastLoginAt: at,
        version: 0,
        lastEventHash: FIRST_HASH,
      },
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  },
  refused: staleWhenRefused,
});

const isStored = async (table: Table, personId: PersonId, olderThan: Instant): Promise<boolean> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.login(personId) }),
  );
  return Item !== undefined && loginSchema.parse(Item).lastLoginAt > olderThan;
};

/** Stores that somebody logged in, at most once a day: one small read, and on the first time of a day one write. */
export const storeLogin = async (table: Table, personId: PersonId, now: Instant): Promise<void> => {
  const olderThan = addDays(now, -LOGIN_STORED_EVERY_DAYS);
  if (await isStored(table, personId, olderThan)) return;
  const due = dueAttributes('LOGIN', personId, inactiveAt(now));
  try {
    await table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.login(personId),
        UpdateExpression: `SET lastLoginAt = :now, ${partition} = :queue, ${sort} = :place, version = if_not_exists(version, :zero), lastEventHash = if_not_exists(lastEventHash, :first)`,
        ConditionExpression: 'attribute_not_exists(PK) OR lastLoginAt <= :olderThan',
        ExpressionAttributeValues: {
          ':now': now,
          ':queue': due[partition],
          ':place': due[sort],
          ':zero': 0,
          ':first': FIRST_HASH,
          ':olderThan': olderThan,
        },
      }),
    );
  } catch (error) {
    // Another request of the same moment has stored it.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** Who has stayed away. */
export const parseLoginKey = ({ key }: DueEntry): PersonId =>
  personIdSchema.parse(key.PK.slice('PERSON#'.length));

/** Somebody counts as away until they log in again: only if they have not since the index saw them. */
export const storeInactive = (table: Table, entry: DueEntry, eventHash: string): Write => ({
  item: {
    Update: {
      TableName: table.name,
      Key: entry.key,
      UpdateExpression: `SET version = :next, lastEventHash = :hash REMOVE ${partition}, ${sort}`,
      ConditionExpression: `version = :read AND ${sort} = :seen`,
      ExpressionAttributeValues: {
        ':next': entry.version + 1,
        ':hash': eventHash,
        ':read': entry.version,
        ':seen': entry.place,
      },
    },
  },
  refused: staleWhenRefused,
});
