import { text } from 'node:stream/consumers';
import { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import aws4, { type Credentials } from 'aws4';
import * as z from 'zod/mini';
import { boundedWaits } from './bounded-waits.ts';
import { createTries } from './try-again.ts';

/** An error of AWS by its own name, as the SDK's errors have it. */
class AwsError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(name: string, message: string, httpStatusCode: number) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

const refusalSchema = z.object({ __type: z.string(), message: z._default(z.string(), '') });

/** Whatever stands before AWS may answer anything. A server that answers so is tried again. */
const parseAnswer = (body: string, status: number): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('UnreadableAnswer', 'not JSON', status === 200 ? 502 : status);
  }
};

/** `com.amazonaws.dynamodb.v20120810#ThrottlingException`, or the last part alone. */
const errorOf = (answer: unknown, status: number): AwsError => {
  const { data } = refusalSchema.safeParse(answer);
  if (data === undefined) return new AwsError('UnknownError', 'no reason given', status);
  return new AwsError(data.__type.slice(data.__type.lastIndexOf('#') + 1), data.message, status);
};

const asTexts = (headers: object = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

export interface Service {
  /** As its requests are signed for. */
  name: string;
  /** What precedes the operation in `x-amz-target`. */
  target: string;
  region: string;
  endpoint: string;
  /** Asked before each try, so that credentials that were replaced are used at once. */
  credentials: () => Credentials;
}

export interface Waits {
  requestTimeout?: number;
  maxAttempts?: number;
}

export type CallService = (operation: string, input: object) => Promise<unknown>;

/**
 * Calls one AWS service that speaks JSON, without its SDK: `aws4` signs, the SDK's own HTTP handler sends within its
 * bounds, and the SDK's own rules say what is tried again (docs/adr/0065-decisions-read-below-the-sdk.md).
 * @throws Error with the name that AWS gives it, or the code of the network
 */
export const createJsonCaller = (
  { name, target, region, endpoint, credentials }: Service,
  waits: Waits = {},
): CallService => {
  const { maxAttempts, requestHandler } = boundedWaits(waits);
  // An answer that stops half way is given up as well.
  const handler = new NodeHttpHandler({ ...requestHandler, socketTimeout: requestHandler.requestTimeout });
  const tries = createTries(maxAttempts);
  const { protocol, hostname, port, host, pathname: path } = new URL(endpoint);
  const place = { protocol, hostname, path, ...(port !== '' && { port: Number(port) }) };

  return (operation, input) => {
    const body = JSON.stringify(input);
    return tries(async () => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${target}.${operation}`,
      };
      const signed = aws4.sign(
        { service: name, region, host, path, method: 'POST', headers, body },
        credentials(),
      );
      const request = new HttpRequest({ ...place, method: 'POST', headers: asTexts(signed.headers), body });
      const { response } = await handler.handle(request);
      const answer = parseAnswer(await text(response.body), response.statusCode);
      if (response.statusCode !== 200) throw errorOf(answer, response.statusCode);
      return answer;
    });
  };
};
