import type { Table } from '../../shared/table/table.ts';
import { throughOwnClient } from './faults/own-client.ts';

/** One call to DynamoDB, by DynamoDB's own count. */
export interface Call {
  operation: string;
  units: number;
  /** How many keys were read, or actions sent. */
  size: number;
}

interface Sent {
  RequestItems?: Record<string, { Keys?: unknown[] }>;
  TransactItems?: unknown[];
  ReturnConsumedCapacity?: string;
}
interface Answer {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** The table through a client that notes every call, and asks DynamoDB what each consumed. */
export const watchCalls = (watched: Table): { table: Table; calls: Call[] } => {
  const table = throughOwnClient(watched);
  const calls: Call[] = [];
  table.documents.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Sent;
      input.ReturnConsumedCapacity = 'TOTAL';
      const result = await next(args);
      const output = result.output as Answer;
      const consumed = [output.ConsumedCapacity ?? []].flat();
      calls.push({
        operation: String(context.commandName).replace('Command', ''),
        units: consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0),
        size: input.TransactItems?.length ?? input.RequestItems?.[table.name]?.Keys?.length ?? 1,
      });
      return result;
    },
    { step: 'initialize', name: 'watch' },
  );
  return { table, calls };
};
