import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

/** The folder in which tests record what their Lambdas asked of AWS. */
export const RECORDED_CALLS = '.local/recorded-calls';

/** One permission that a call needs. */
export const awsCallSchema = z.object({
  /** The folder below `functions/`. */
  lambda: z.string(),
  action: z.string(),
  /** The index of the call, if there is one. */
  index: z.optional(z.string()),
  /** The partition key of the item, if the call is about one. */
  key: z.optional(z.string()),
  /** The object's name, or the sender's address. */
  object: z.optional(z.string()),
});
export type AwsCall = z.infer<typeof awsCallSchema>;

type Input = Record<string, unknown>;
type Asked = Omit<AwsCall, 'lambda'>;

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((found, name) => (found as Input | undefined)?.[name], value);
const textAt = (value: unknown, ...path: string[]): string => String(at(value, ...path));

const onItem = (operation: string, input: unknown): Asked => ({
  action: `dynamodb:${operation}Item`,
  key: textAt(input, operation === 'Put' ? 'Item' : 'Key', 'PK'),
});

const query = (input: unknown): Asked => {
  const [, name = ''] = /^#?\w+ = (:\w+)/.exec(textAt(input, 'KeyConditionExpression')) ?? [];
  const index = at(input, 'IndexName');
  return {
    action: 'dynamodb:Query',
    key: textAt(input, 'ExpressionAttributeValues', name),
    ...(index !== undefined && { index: String(index) }),
  };
};

const batchGet = (input: unknown): Asked[] =>
  Object.values(at(input, 'RequestItems') as Input).flatMap((asked) =>
    (at(asked, 'Keys') as Input[]).map((key) => ({
      action: 'dynamodb:BatchGetItem',
      key: textAt(key, 'PK'),
    })),
  );

const transaction = (input: unknown): Asked[] =>
  (at(input, 'TransactItems') as Input[]).flatMap((item) =>
    Object.entries(item).map(([operation, each]) =>
      operation === 'ConditionCheck'
        ? { action: 'dynamodb:ConditionCheckItem', key: textAt(each, 'Key', 'PK') }
        : onItem(operation, each),
    ),
  );

/** The IAM actions of each command of the SDK that the product uses. */
const ASKED: Record<string, (input: unknown) => Asked[]> = {
  GetCommand: (input) => [onItem('Get', input)],
  PutCommand: (input) => [onItem('Put', input)],
  UpdateCommand: (input) => [onItem('Update', input)],
  QueryCommand: (input) => [query(input)],
  BatchGetCommand: batchGet,
  TransactWriteCommand: transaction,
  SendEmailCommand: (input) => [{ action: 'ses:SendEmail', object: textAt(input, 'FromEmailAddress') }],
  PutObjectCommand: (input) => [{ action: 's3:PutObject', object: textAt(input, 'Key') }],
  GetObjectCommand: (input) => [{ action: 's3:GetObject', object: textAt(input, 'Key') }],
  GetSecretValueCommand: () => [{ action: 'secretsmanager:GetSecretValue' }],
  StartExecutionCommand: () => [{ action: 'states:StartExecution' }],
  PutEventsCommand: () => [{ action: 'events:PutEvents' }],
  SendTaskSuccessCommand: () => [{ action: 'states:SendTaskSuccess' }],
};

/** The permissions that a command needs. @throws for a command that this list does not know yet */
export const callsOf = (lambda: string, command: string, input: unknown): AwsCall[] => {
  const asked = ASKED[command];
  if (asked === undefined) throw new Error(`test/support/aws-calls.ts does not know ${command}`);
  return asked(input).map((each) => ({ lambda, ...each }));
};

/** A call without the SDK. */
export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

/** On the wire each value has its type with it. */
const withoutTypes = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutTypes);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === 'Key' || name === 'ExpressionAttributeValues'
        ? unmarshall(each)
        : name === 'Keys'
          ? each.map((key: never) => unmarshall(key))
          : withoutTypes(each),
    ]),
  );
};

/** The same call by the name that it has in the SDK, and in its form. */
export const commandOf = ({ headers, body }: SignedRequest): [command: string, input: unknown] => {
  const [, operation = ''] = headers['x-amz-target']?.split('.') ?? [];
  return [`${operation.replace(/Item$/, '')}Command`, withoutTypes(JSON.parse(body))];
};
