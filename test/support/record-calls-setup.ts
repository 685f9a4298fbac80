import { mkdirSync, writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, expect } from 'vitest';
import { runningLambda } from '../../local/running-lambda.ts';
import { type AwsCall, callsOf, commandOf, RECORDED_CALLS, type SignedRequest } from './aws-calls.ts';

type Send = (command: { constructor: { name: string }; input: unknown }, ...rest: unknown[]) => unknown;

type Handle = (request: SignedRequest, ...rest: unknown[]) => unknown;

/** All clients of the SDK have one base class. */
const clients = Object.getPrototypeOf(DynamoDBClient.prototype) as {
  send: Send & { recorded?: Map<string, AwsCall> };
};

/** Below them all, and below whoever calls AWS without them. */
const http = NodeHttpHandler.prototype as unknown as { handle: Handle };

/**
 * What this file's Lambdas have asked of AWS, each kind once. It is kept with the clients, which the files of one
 * worker may share, while this set-up runs for each file.
 */
const recorded = clients.send.recorded ?? new Map<string, AwsCall>();

const record = (command: string, input: unknown): void => {
  const lambda = runningLambda.getStore();
  if (lambda === undefined) return;
  for (const call of callsOf(lambda, command, input)) {
    recorded.set(JSON.stringify({ ...call, key: call.key?.replace(/#.*/, '#') }), call);
  }
};

if (clients.send.recorded === undefined) {
  const { send } = clients;
  const { handle } = http;
  const recordAndSend: typeof clients.send = function (this: unknown, command, ...rest) {
    record(command.constructor.name, command.input);
    return send.call(this, command, ...rest);
  };
  recordAndSend.recorded = recorded;
  clients.send = recordAndSend;
  http.handle = function (this: unknown, request, ...rest) {
    // The SDK's own calls have an id, and are recorded above.
    if (request.headers['amz-sdk-invocation-id'] === undefined) record(...commandOf(request));
    return handle.call(this, request, ...rest);
  };
}

/** For the check of permissions (test/iam), which runs after all tests. */
afterAll(() => {
  if (recorded.size === 0) return;
  mkdirSync(RECORDED_CALLS, { recursive: true });
  // A journey and an integration test may have the same name.
  const name = expect.getState().testPath?.split('/').slice(-2).join('-') ?? 'unknown';
  writeFileSync(`${RECORDED_CALLS}/${name}.json`, JSON.stringify([...recorded.values()], null, 1));
  recorded.clear();
});
