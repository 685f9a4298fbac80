import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { addMilliseconds, type Instant } from '../domain/instants.ts';
import type { Key } from './keys.ts';
import { isMeeting, KEPT_MILLISECONDS, lift } from './lift.ts';
import { settlingSchema } from './settling.ts';
import type { Table } from './table.ts';

/** One round of a command's announcements, and what its clock says. */
export interface Round {
  by: string;
  now: Instant;
  /** The instant that decides whether another announcement is abandoned. */
  current: Instant;
}

const storedSchema = z.extend(settlingSchema, { settledBy: z.optional(z.string()) });
type Stored = z.infer<typeof storedSchema>;

const tries = async (write: Promise<unknown>): Promise<Stored | 'done' | 'taken'> => {
  try {
    await write;
    return 'done';
  } catch (error) {
    if (isMeeting(error)) return 'taken';
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return storedSchema.parse(error.Item === undefined ? {} : unmarshall(error.Item));
  }
};

const announceFrom = (
  table: Table,
  key: Key,
  { by, current }: Round,
  { from, after }: { from: Instant; after: string | undefined },
) =>
  tries(
    table.documents.update({
      TableName: table.name,
      Key: { ...key },
      UpdateExpression: 'SET settlingFrom = :from, settlingBy = :by',
      ConditionExpression: `(attribute_not_exists(settlingBy) OR settlingFrom < :kept) AND (attribute_not_exists(settledAt) OR settledAt <= :from) AND ${after === undefined ? 'attribute_not_exists(settledBy)' : 'settledBy = :after'}`,
      ExpressionAttributeValues: {
        ':from': from,
        ':by': by,
        ':kept': addMilliseconds(current, -KEPT_MILLISECONDS),
        ...(after !== undefined && { ':after': after }),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );

const MAX_TRIES = 4;

/**
 * Announces on the item what a command will write, dated now or later. It is later than now when the clock of whoever
 * wrote last was ahead. An abandoned announcement is replaced. `after` is whose announcement was the last one to go, as
 * far as is known: an announcement that arrives twice, or after its command has gone on, finds another one.
 * @returns the date; undefined when another command is at work on the item
 */
export const announce = async (
  table: Table,
  key: Key,
  round: Round,
  after: string | undefined,
): Promise<Instant | undefined> => {
  let known = { from: round.now, after };
  for (let count = 0; count < MAX_TRIES; count += 1) {
    const stored = await announceFrom(table, key, round, known);
    if (stored === 'taken') return undefined;
    // An earlier try of the SDK may have been stored though it was not answered.
    if (stored === 'done' || stored.settlingBy === round.by) return known.from;
    const { settlingBy, settlingFrom, settledAt, settledBy } = stored;
    const isKept = (settlingFrom ?? '') >= addMilliseconds(round.current, -KEPT_MILLISECONDS);
    if (settlingBy !== undefined && isKept) return undefined;
    const isLater = settledAt !== undefined && settledAt > known.from;
    known = { from: isLater ? settledAt : known.from, after: settledBy };
  }
  return undefined;
};

/**
 * Takes back what the round has announced on the item, whether it has arrived or not. A transaction of it that is still
 * under way then fails.
 */
export const withdraw = (table: Table, key: Key, by: string): Promise<void> =>
  lift(table, key, by, 'settlingBy = :by OR attribute_not_exists(settlingBy)');
