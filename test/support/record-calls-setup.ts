import { mkdirSync, writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, expect } from 'vitest';
import { runningLambda } from '../../local/running-lambda.ts';
import { type AwsCall, callsOf, RECORDED_CALLS } from './aws-calls.ts';

type Send = (command: { constructor: { name: string }; input: unknown }, ...rest: unknown[]) => unknown;

/** What this file's Lambdas have asked of AWS, each kind once. */
const recorded = new Map<string, AwsCall>();

/** All clients of the SDK have one base. */
const clients = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: Send & { recording?: true } };

if (clients.send.recording === undefined) {
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
  recordAndSend.recording = true;
  clients.send = recordAndSend;
}

/** For the check of permissions (test/iam), which runs when all journeys have been made. */
afterAll(() => {
  if (recorded.size === 0) return;
  mkdirSync(RECORDED_CALLS, { recursive: true });
  const name = expect.getState().testPath?.split('/').at(-1) ?? 'unknown';
  writeFileSync(`${RECORDED_CALLS}/${name}.json`, JSON.stringify([...recorded.values()], null, 1));
});
