import { AwsClient } from 'aws4fetch';
import * as z from 'zod/mini';
import type { AwsEnvironment } from '../env.ts';

/** AWS refused, by the name that it has for the reason. */
export class AwsRefusal extends Error {
  readonly type: string;

  constructor(type: string) {
    super(`AWS refused: ${type}`);
    this.name = 'AwsRefusal';
    this.type = type;
  }
}

const CALL_MILLISECONDS = 3_000;
/** `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException`, or the last part alone. */
const refusalSchema = z.looseObject({ __type: z.optional(z.string()) });

export type CallAws = (action: string, input: object) => Promise<unknown>;

/**
 * One service of AWS that speaks JSON, signed (SigV4) over fetch: its SDK would weigh more than the whole portal and take
 * longer to load than all of it. One more try where the service itself stumbles.
 * @throws AwsRefusal
 */
const jsonClient = (
  environment: AwsEnvironment,
  service: string,
  target: string,
  endpoint: string,
  version: string,
): CallAws => {
  const aws = new AwsClient({
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(environment.AWS_SESSION_TOKEN !== undefined && { sessionToken: environment.AWS_SESSION_TOKEN }),
    region: environment.AWS_REGION,
    service,
    retries: 1,
  });
  return async (action, input) => {
    const response = await aws.fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${action}` },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(CALL_MILLISECONDS),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const { __type = String(response.status) } = refusalSchema.parse(answer);
    throw new AwsRefusal(__type.split('#').at(-1) ?? __type);
  };
};

const publicEndpoint = ({ AWS_REGION, AWS_ENDPOINT_URL }: AwsEnvironment, service: string): string =>
  AWS_ENDPOINT_URL ?? `https://${service}.${AWS_REGION}.amazonaws.com`;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/ */
export const dynamoDb = (environment: AwsEnvironment): CallAws =>
  jsonClient(
    environment,
    'dynamodb',
    'DynamoDB_20120810',
    environment.AWS_ENDPOINT_URL_DYNAMODB ?? publicEndpoint(environment, 'dynamodb'),
    '1.0',
  );

const secretsManager = (environment: AwsEnvironment): CallAws =>
  jsonClient(
    environment,
    'secretsmanager',
    'secretsmanager',
    environment.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? publicEndpoint(environment, 'secretsmanager'),
    '1.1',
  );

const secretSchema = z.object({ SecretString: z.string().check(z.minLength(16)) });

/** Reads a secret when it is first asked for, and keeps it; a failure is not kept. */
export const secretReader = (environment: AwsEnvironment) => {
  const call = secretsManager(environment);
  return (name: string): (() => Promise<string>) => {
    let read: Promise<string> | undefined;
    return () => {
      read ??= call('GetSecretValue', { SecretId: name }).then(
        (answer) => secretSchema.parse(answer).SecretString,
      );
      read.catch(() => {
        read = undefined;
      });
      return read;
    };
  };
};
