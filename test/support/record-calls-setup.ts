import { mkdirSync, writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, expect } from 'vitest';
import { runningLambda } from '../../local/running-lambda.ts';
import { type AwsCall, callsOf, RECORDED_CALLS } from './aws-calls.ts';

type Send = (command: { constructor: { name: string }; input: unknown }, ...rest: unknown[]) => unknown;

/** All clients of the SDK have one base class. */
const clients = Object.getPrototypeOf(DynamoDBClient.prototype) as {
  send: Send & { recorded?: Map<string, AwsCall> };
};

/**
 * What this file's Lambdas have asked of AWS, each kind once. It is kept with the clients, which the files of one
 * worker may share, while this set-up runs for each file.
 */
const recorded = clients.send.recorded ?? new Map<string, AwsCall>();

if (clients.send.recorded === undefined) {
  const send = clients.send;
  const recordAndSend: typeof clients.send = function (this: unknown, command, ...rest) {
    const lambda = runningLambda.getStore();
    if (lambda !== undefined) {
      for (const call of callsOf(lambda, command.constructor.name, command.input)) {
        recorded.set(JSON.stringify({ ...call, key: call.key?.replace(/#.*/, '#') }), call);
      }
    }
    return send.call(this, command, ...rest);
  };
  recordAndSend.recorded = recorded;
  clients.send = recordAndSend;
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
