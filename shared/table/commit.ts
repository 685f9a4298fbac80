import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { DomainError } from '../domain/errors.ts';
import { StaleRead } from './stale-read.ts';
import type { Table } from './table.ts';
import type { PlainWrite } from './write.ts';

/**
 * An earlier try of the SDK got no answer and may still be done, after this one was cancelled: to decide again could
 * have a second effect.
 */
class UnsureCommit extends Error {
  constructor() {
    super('unsure commit');
    this.name = 'UnsureCommit';
  }
}

/**
 * Reasons that mean "not at this moment":
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** The most writes that DynamoDB takes in one transaction. */
const MAX_WRITES = 100;

/** Whether the SDK has sent the transaction only once. */
const isFirstTry = ({ $metadata }: TransactionCanceledException): boolean => ($metadata.attempts ?? 1) === 1;

const translate = (error: TransactionCanceledException, writes: readonly PlainWrite[]): Error => {
  const reasons = error.CancellationReasons ?? [];
  for (const [index, { Code, Item }] of reasons.entries()) {
    if (Code !== 'ConditionalCheckFailed') continue;
    const meaning = writes[index]?.refused(Item === undefined ? undefined : unmarshall(Item)) ?? 'stale';
    return meaning === 'stale' ? new StaleRead() : meaning;
  }
  if (!reasons.some(({ Code }) => PASSING.has(Code ?? ''))) return error;
  return isFirstTry(error) ? new StaleRead() : new UnsureCommit();
};

/**
 * Commits all writes or none. The token makes a repeat of the same attempt by the SDK (after a time-out, say) have
 * one effect. Only a change under many mandates at once can be too much for one transaction, since each mandator is
 * informed.
 * @throws StaleRead when a condition failed because of a concurrent change; the DomainError of the condition
 * otherwise;
 * UnsureCommit; too-many-mandates
 */
export const commit = async (table: Table, writes: readonly PlainWrite[], token: string): Promise<void> => {
  if (writes.length === 0) return;
  if (writes.length > MAX_WRITES) throw new DomainError('too-many-mandates');
  try {
    await table.documents.transactWrite({
      ClientRequestToken: token,
      TransactItems: writes.map(({ item }) => item),
    });
  } catch (error) {
    throw error instanceof TransactionCanceledException ? translate(error, writes) : error;
  }
};
