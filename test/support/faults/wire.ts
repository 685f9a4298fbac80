import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../../shared/table/table.ts';
import { throughOwnClient } from './own-client.ts';

/** The form on the wire. */
export type Item = Record<string, AttributeValue>;

export interface Action {
  Key?: Item;
  Item?: Item;
}
interface BatchWrite {
  PutRequest?: Action;
  DeleteRequest?: Action;
}
export type Batch = { Keys: Item[]; ConsistentRead?: boolean };

/** As much of what is sent as faults must understand. */
export interface Input extends Action {
  TableName?: string;
  ConsistentRead?: boolean;
  TransactItems?: Partial<Record<'Put' | 'Update' | 'Delete' | 'ConditionCheck', Action>>[];
  RequestItems?: Record<string, Batch | BatchWrite[]>;
  IndexName?: string;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
  FilterExpression?: string;
  ProjectionExpression?: string;
  ScanIndexForward?: boolean;
  Limit?: number;
  ExclusiveStartKey?: Item;
}

/** As much of what is answered. */
export interface Output {
  Item?: Item;
  Items?: Item[];
  Responses?: Record<string, Item[]>;
  UnprocessedKeys?: Record<string, Batch>;
  UnprocessedItems?: Record<string, BatchWrite[]>;
  LastEvaluatedKey?: Item;
  ConsumedCapacity?: unknown;
  [other: string]: unknown;
}

/** `TransactWriteItems` and its input. */
export interface Call {
  operation: string;
  input: Input;
}
export interface Answer {
  status: number;
  body: Output;
}
/** @throws what the network throws */
export type Deliver = (call: Call) => Promise<Answer>;

/** Stands between each try of a command and DynamoDB; the tries of one command have the same `command`. */
export type Between = (call: Call, deliver: Deliver, command: object) => Promise<Answer>;

interface Request {
  headers: Record<string, string>;
  body: string | Uint8Array;
}
interface Response {
  statusCode: number;
  body: AsyncIterable<Uint8Array>;
}

const API = 'DynamoDB_20120810';

const requestOf = (request: Request, { operation, input }: Call): Request => {
  const body = JSON.stringify(input);
  const length = String(Buffer.byteLength(body));
  const headers = {
    ...request.headers,
    ...{ 'x-amz-target': `${API}.${operation}`, 'content-length': length },
  };
  return Object.assign(Object.create(Object.getPrototypeOf(request)), request, { headers, body });
};

const inputOf = ({ body }: Request): Input =>
  JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));

const answerOf = async ({ statusCode, body }: Response): Promise<Answer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return { status: statusCode, body: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') };
};

const standing = new WeakMap<Table['documents'], readonly Between[]>();

/**
 * The table through a client of its own with somebody on its wire: inside the SDK's own tries, and what they answer is
 * parsed as DynamoDB's own words. Whoever stands on the given table's wire already comes after them.
 */
export const onWire = (table: Table, between: Between): Table => {
  const own = throughOwnClient(table);
  const all = [between, ...(standing.get(table.documents) ?? [])];
  standing.set(own.documents, all);
  own.documents.middlewareStack.add(
    (next, context) => async (args) => {
      const request = args.request as Request;
      const toDynamoDb: Deliver = async (call) => {
        const { response } = await next({ ...args, request: requestOf(request, call) });
        return answerOf(response as Response);
      };
      const deliver = all.reduceRight<Deliver>(
        (onward, each) => (call) => each(call, onward, context),
        toDynamoDb,
      );
      const operation = String(context.commandName).replace(/Command$/, '');
      const { status, body } = await deliver({ operation, input: inputOf(request) });
      const response = { statusCode: status, headers: {}, body: Buffer.from(JSON.stringify(body)) };
      return { response } as Awaited<ReturnType<typeof next>>;
    },
    { step: 'deserialize', priority: 'low', name: 'wire' },
  );
  return own;
};
