import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { runningLambda } from './running-lambda.ts';

/** A Lambda that is fed from the stream, and the filter of its event source mapping. */
export interface FedLambda {
  name: string;
  // biome-ignore lint/suspicious/noConfusingVoidType: what Lambda's own type of a handler answers
  handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;
  wants: (record: DynamoDBRecord) => boolean;
}

export interface Delivery {
  /** Tries of one record before it becomes a dead letter. */
  tries: number;
  /** Waits before try number `tried + 1`. Rejects when the system stops. */
  pause: (tried: number) => Promise<void>;
  bury: (record: DynamoDBRecord) => void;
  onFailure: (error: unknown) => void;
}

/** The largest batch that Lambda hands on at once (infra/constructs/stream-consumer.ts). */
const BATCH_SIZE = 10;

interface Failure {
  /** Index of the first record that must come again. */
  first: number;
  /** The handler did not say which record failed. */
  isBlind: boolean;
}

const invoke = async (
  { name, handler }: FedLambda,
  records: readonly DynamoDBRecord[],
  onFailure: Delivery['onFailure'],
): Promise<Failure | undefined> => {
  try {
    const answer = await runningLambda.run(name, () => handler({ Records: [...records] }));
    if (!answer || answer.batchItemFailures.length === 0) return undefined;
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    return first === -1 ? { first: 0, isBlind: true } : { first, isBlind: false };
  } catch (error) {
    onFailure(error);
    return { first: 0, isBlind: true };
  }
};

/**
 * Hands records to a consumer in order, as an event source mapping does. From the first failed record on, they come
 * again; each alone when the handler did not say which one failed. A record that fails for good becomes a dead
 * letter, and the rest goes on.
 */
export const deliverRecords = async (
  consumer: FedLambda,
  records: readonly DynamoDBRecord[],
  { tries, pause, bury, onFailure }: Delivery,
): Promise<void> => {
  let left = records.filter(consumer.wants);
  let size = BATCH_SIZE;
  let tried = 0;
  while (left.length > 0) {
    const batch = left.slice(0, size);
    const failure = await invoke(consumer, batch, onFailure);
    const done = failure === undefined ? batch.length : failure.first;
    left = left.slice(done);
    if (done > 0) tried = 0;
    if (failure === undefined) {
      size = BATCH_SIZE;
      continue;
    }
    if (failure.isBlind && batch.length > 1) {
      size = 1;
      continue;
    }
    tried += 1;
    const [failed] = left;
    if (tried < tries || failed === undefined) {
      await pause(tried);
      continue;
    }
    bury(failed);
    left = left.slice(1);
    tried = 0;
  }
};
