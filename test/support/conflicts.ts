import { setTimeout as wait } from 'node:timers/promises';
import type { Table } from '../../shared/table/table.ts';
import { throughOwnClient } from './faults.ts';

type Action = Record<string, { Key?: unknown; Item?: { PK: unknown; SK: unknown } }>;

/** Long enough for what is sent in the same moment to meet it. */
const IN_FLIGHT_MILLISECONDS = 5;

const keysOf = (actions: readonly Action[]): string[] =>
  actions.flatMap((action) =>
    Object.values(action).map(({ Key, Item }) => JSON.stringify(Key ?? { PK: Item?.PK, SK: Item?.SK })),
  );

/**
 * The table as AWS has it, where a local engine makes one transaction wait for another: of two that touch the same item
 * at the same time the second is cancelled with TransactionConflict
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling).
 * @returns the table, and how many were cancelled so far
 */
export const withConflicts = (table: Table): { table: Table; conflicts: () => number } => {
  const conflicting = throughOwnClient(table);
  const inFlight = new Set<string>();
  let count = 0;
  conflicting.documents.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
      const { TransactItems } = args.input as { TransactItems: Action[] };
      const keys = keysOf(TransactItems);
      if (keys.some((key) => inFlight.has(key))) {
        count += 1;
        const CancellationReasons = keys.map((key) => ({
          Code: inFlight.has(key) ? 'TransactionConflict' : 'None',
        }));
        const body = { __type: 'TransactionCanceledException', message: 'conflict', CancellationReasons };
        const response = { statusCode: 400, headers: {}, body: Buffer.from(JSON.stringify(body)) };
        return { response } as Awaited<ReturnType<typeof next>>;
      }
      for (const key of keys) inFlight.add(key);
      try {
        await wait(IN_FLIGHT_MILLISECONDS);
        return await next(args);
      } finally {
        for (const key of keys) inFlight.delete(key);
      }
    },
    // Next to the wire, as test/support/faults.ts has it.
    { step: 'deserialize', priority: 'low', name: 'conflicts' },
  );
  return { table: conflicting, conflicts: () => count };
};
