import type { DynamoDBRecord } from 'aws-lambda';
import type { Table } from '../../../shared/table/table.ts';
import { keyText } from './operations.ts';
import { onWire } from './wire.ts';

/**
 * The table, and each stored item of an event as its stream tells it, by what DynamoDB has done rather than by what its
 * callers have heard: for faults in front of it.
 */
export const streamOnWire = (stored: Table, types: readonly string[]) => {
  const records: DynamoDBRecord[] = [];
  const known = new Set<string>();
  const table = onWire(stored, async (call, deliver) => {
    const answer = await deliver(call);
    if (call.operation !== 'TransactWriteItems' || answer.status !== 200) return answer;
    for (const { Put } of call.input.TransactItems ?? []) {
      const image = Put?.Item;
      // A repeat of the same transaction is answered alike, and stores nothing.
      if (image === undefined || known.has(keyText(image)) || !types.includes(image.type?.S ?? '')) continue;
      known.add(keyText(image));
      const NewImage = image as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
      records.push({
        eventName: 'INSERT',
        dynamodb: { SequenceNumber: String(records.length), NewImage },
      });
    }
    return answer;
  });
  return { table, records };
};
