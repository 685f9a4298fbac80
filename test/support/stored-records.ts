import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Table } from '../../shared/table/table.ts';
import { documentsThrough } from './documents-through.ts';

/** Wraps every operation of the handlers, to fail before or after its effect. */
export type Around = <T>(operation: () => Promise<T>) => Promise<T>;

/** The table, and each stored event as its stream gives it. Nothing comes by itself; a test delivers. */
export const tableWithStream = (table: Table, types: readonly string[], around: Around) => {
  const records: DynamoDBRecord[] = [];
  const store = async (command: unknown): Promise<unknown> => {
    const answer = await table.documents.send(command as TransactWriteCommand);
    if (!(command instanceof TransactWriteCommand)) return answer;
    for (const { Put } of command.input.TransactItems ?? []) {
      const type: unknown = Put?.Item?.type;
      if (typeof type !== 'string' || !types.includes(type)) continue;
      records.push({
        eventName: 'INSERT',
        dynamodb: {
          SequenceNumber: String(records.length),
          NewImage: marshall(Put?.Item, { removeUndefinedValues: true }) as NonNullable<
            DynamoDBRecord['dynamodb']
          >['NewImage'] & {},
        },
      });
    }
    return answer;
  };
  const documents = documentsThrough((command) => around(() => store(command)));
  return { table: { name: table.name, documents }, records };
};
