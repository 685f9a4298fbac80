import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { FIRST_HASH } from '../../domain/events.ts';
import { type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import { addDays, type Instant, instantSchema } from '../../domain/instants.ts';
import { inactiveAt, LOGIN_STORED_EVERY_DAYS } from '../../domain/people/login.ts';
import { type DueEntry, dueAttributes } from '../due-queue.ts';
import { type Key, keys } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { BY_DUE_INDEX } from '../schema.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const { partition, sort } = BY_DUE_INDEX;

const loginSchema = z.object({
  lastLoginAt: instantSchema,
  /** Set once the person's absence has been recorded. The next login removes it. */
  isAway: z.optional(z.literal(true)),
});
type StoredLogin = z.infer<typeof loginSchema>;

export const parseLogin = (item: unknown): StoredLogin => loginSchema.parse(item);

/** The start of the login's chain, which the index carries. */
export const NO_LOGIN_EVENT = { version: 0, lastEventHash: FIRST_HASH } as const;

/** The login's entry in the index, until its person counts as away. */
export const loginIndexAttributes = (
  personId: PersonId,
  { lastLoginAt, isAway }: StoredLogin,
): Record<string, string> => dueAttributes('LOGIN', personId, isAway ? undefined : inactiveAt(lastLoginAt));

/** A person's first login. It is an item of its own, so that later logins do not touch the person. */
export const putFirstLogin = (table: Table, personId: PersonId, at: Instant): Write =>
  putOnce(table, {
    ...keys.login(personId),
    ...loginIndexAttributes(personId, { lastLoginAt: at }),
    lastLoginAt: at,
    ...NO_LOGIN_EVENT,
  });

/** When the person last logged in, to the day; undefined where they never did. It may lag by a moment. */
export const getLastLogin = async (table: Table, personId: PersonId): Promise<Instant | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: keys.login(personId) });
  return Item === undefined ? undefined : parseLogin(Item).lastLoginAt;
};

const isStored = async (table: Table, personId: PersonId, olderThan: Instant): Promise<boolean> => {
  const last = await getLastLogin(table, personId);
  return last !== undefined && last > olderThan;
};

/** Stores a login at most once per day: one small read, and one write for the first login of a day. */
export const storeLogin = async (table: Table, personId: PersonId, now: Instant): Promise<void> => {
  const olderThan = addDays(now, -LOGIN_STORED_EVERY_DAYS);
  if (await isStored(table, personId, olderThan)) return;
  const due = loginIndexAttributes(personId, { lastLoginAt: now });
  try {
    await table.documents.update({
      TableName: table.name,
      Key: keys.login(personId),
      UpdateExpression: `SET lastLoginAt = :now, ${partition} = :queue, ${sort} = :place, version = if_not_exists(version, :zero), lastEventHash = if_not_exists(lastEventHash, :first) REMOVE isAway`,
      ConditionExpression: 'attribute_not_exists(PK) OR lastLoginAt <= :olderThan',
      ExpressionAttributeValues: {
        ':now': now,
        ':queue': due[partition],
        ':place': due[sort],
        ':zero': NO_LOGIN_EVENT.version,
        ':first': NO_LOGIN_EVENT.lastEventHash,
        ':olderThan': olderThan,
      },
    });
  } catch (error) {
    // Another request of the same moment has stored it.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** The person whose login it is. */
export const parseLoginKey = ({ PK }: Pick<Key, 'PK'>): PersonId =>
  personIdSchema.parse(PK.slice('PERSON#'.length));

/** The person counts as away until the next login. Written only if they have not logged in since the index saw them. */
export const storeInactive = (table: Table, entry: DueEntry, eventHash: string): Write => ({
  item: {
    Update: {
      TableName: table.name,
      Key: entry.key,
      UpdateExpression: `SET version = :next, lastEventHash = :hash, isAway = :away REMOVE ${partition}, ${sort}`,
      ConditionExpression: `version = :read AND ${sort} = :seen`,
      ExpressionAttributeValues: {
        ':next': entry.version + 1,
        ':hash': eventHash,
        ':away': true,
        ':read': entry.version,
        ':seen': entry.place,
      },
    },
  },
  refused: staleWhenRefused,
});
