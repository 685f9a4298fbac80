import { inject } from 'vitest';
import { openLocalTable } from '../../local/open-local-table.ts';
import type { Table } from '../../shared/table/table.ts';

type Operation = 'TransactWriteItems' | 'GetItem';

/** What happens to one call: another answer of AWS instead of its own, or a network error. */
export interface InjectedFault {
  /** Whether DynamoDB gets the call and carries it out. */
  delivered: boolean;
  answer: { status: number; body: Record<string, unknown> } | Error;
}

const exception = (
  name: string,
  status: number,
  rest: Record<string, unknown> = {},
): InjectedFault['answer'] => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...rest },
});

const networkError = (message: string, details: { name?: string; code?: string }): Error =>
  Object.assign(new Error(message), details);

const lost = (answer: InjectedFault['answer']): InjectedFault => ({ delivered: false, answer });
const applied = (answer: InjectedFault['answer']): InjectedFault => ({ delivered: true, answer });
const timeOut = networkError('no answer in time', { name: 'TimeoutError' });
const breakdown = exception('InternalServerError', 500);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const FAULTS = {
  throttling: lost(exception('ThrottlingException', 400)),
  'provisioned throughput exceeded': lost(exception('ProvisionedThroughputExceededException', 400)),
  'a transaction conflict': lost(
    exception('TransactionCanceledException', 400, {
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    }),
  ),
  'a transaction in progress': lost(exception('TransactionInProgressException', 400)),
  'an internal error': lost(breakdown),
  'a refused connection': lost(networkError('connect ECONNREFUSED', { code: 'ECONNREFUSED' })),
  'a time-out before the write': lost(timeOut),
  'a time-out after the commit': applied(timeOut),
  'an internal error after the commit': applied(breakdown),
} as const satisfies Record<string, InjectedFault>;

/** The same table through its own client, so that a fault that a test injects meets nobody else. */
export const throughOwnClient = ({ name }: Table): Table => openLocalTable(inject('dynamoDbEndpoint'), name);

/** The table through a client on whose wire the first `times` calls of that operation meet the fault. */
export const withFault = (table: Table, operation: Operation, fault: InjectedFault, times: number): Table => {
  const faulty = throughOwnClient(table);
  let met = 0;
  faulty.documents.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== `${operation}Command` || met >= times) return next(args);
      met += 1;
      if (fault.delivered) await next(args);
      if (fault.answer instanceof Error) throw fault.answer;
      const { status, body } = fault.answer;
      const response = { statusCode: status, headers: {}, body: Buffer.from(JSON.stringify(body)) };
      return { response } as Awaited<ReturnType<typeof next>>;
    },
    // Next to the wire: inside the SDK's own retries, so that its answer is parsed as AWS's own.
    { step: 'deserialize', priority: 'low', name: 'fault' },
  );
  return faulty;
};

/** The table through a client that holds the first `count` transactions until all of them are decided. */
export const committingTogether = (table: Table, count: number): Table => {
  const held = throughOwnClient(table);
  const gate = Promise.withResolvers<void>();
  let arrived = 0;
  held.documents.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand') {
        arrived += 1;
        if (arrived === count) gate.resolve();
        await gate.promise;
      }
      return next(args);
    },
    { step: 'initialize', name: 'gate' },
  );
  return held;
};

type Batch = Record<string, { Keys: unknown[] }>;

/**
 * The table through a client whose first `times` batches leave every second key unprocessed, starting with the first.
 */
export const leavingUnprocessed = (table: Table, times: number): Table => {
  const busy = throughOwnClient(table);
  let met = 0;
  busy.documents.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'BatchGetItemCommand' || met >= times) return next(args);
      met += 1;
      const input = args.input as { RequestItems: Batch };
      const { Keys = [], ...rest } = input.RequestItems[table.name] ?? {};
      const [left, read] = [
        Keys.filter((_, index) => index % 2 === 0),
        Keys.filter((_, index) => index % 2 === 1),
      ];
      const only = (keys: unknown[]) => ({ [table.name]: { ...rest, Keys: keys } });
      if (read.length === 0)
        return { output: { UnprocessedKeys: only(left) } } as Awaited<ReturnType<typeof next>>;
      const result = await next({
        ...args,
        input: { ...input, RequestItems: only(read) } as typeof args.input,
      });
      return { ...result, output: { ...result.output, UnprocessedKeys: only(left) } };
    },
    { step: 'initialize', name: 'unprocessed' },
  );
  return busy;
};
