import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Errors,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type {
  advanceCallSchema,
  awaitCallSchema,
  giveUpCallSchema,
} from '../../functions/administrator-change-workflow/contract.ts';
import { addPassingRetry } from './retry-passing.ts';

/** Longer than the Lambda itself may take. */
const STEP_TIMEOUT = Duration.seconds(30);

interface Parts {
  scope: Construct;
  workflow: IFunction;
  /** The state that follows an unforeseen error. */
  unforeseen: IChainable;
}

type Call = z.input<typeof advanceCallSchema | typeof giveUpCallSchema>;

const callTask = ({ scope, workflow, unforeseen }: Parts, name: string, call: Call): TaskStateBase => {
  const task = new LambdaInvoke(scope, name, {
    lambdaFunction: workflow,
    payloadResponseOnly: true,
    payload: TaskInput.fromObject(call),
    taskTimeout: Timeout.duration(STEP_TIMEOUT),
    retryOnServiceExceptions: false,
  });
  addPassingRetry(task, [Errors.TIMEOUT]);
  return task.addCatch(unforeseen, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
};

/** Does to the request what its moment brings. The result is the request's state after it. */
export const advanceTask = (parts: Parts, name: string): TaskStateBase =>
  callTask(parts, name, { action: 'advance', change: JsonPath.stringAt('$.change') });

/** Ends the request, where people see it. The result of the task is nothing. */
export const giveUpTask = (parts: Parts, name: string): TaskStateBase =>
  callTask(parts, name, { action: 'give-up', change: JsonPath.stringAt('$.change') });

interface WaitProps {
  waitingFor: z.input<typeof awaitCallSchema>['waitingFor'];
  /** The state that follows when the request has not left the status by then. */
  timedOut: IChainable;
}

/**
 * Waits until the request has left a state, at most until its next moment. The result is the request's state after
 * that.
 */
export const waitTask = (
  { scope, workflow, unforeseen }: Parts,
  name: string,
  { waitingFor, timedOut }: WaitProps,
): TaskStateBase => {
  const call = {
    action: 'await',
    change: JsonPath.stringAt('$.change'),
    waitingFor,
    entered: JsonPath.numberAt('$.entered'),
    taskToken: JsonPath.taskToken,
    enteredAt: JsonPath.stateEnteredTime,
    retryCount: JsonPath.numberAt('$$.State.RetryCount'),
  } as const;
  const task = new LambdaInvoke(scope, name, {
    lambdaFunction: workflow,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject(call satisfies z.input<typeof awaitCallSchema>),
    taskTimeout: Timeout.at('$.wait'),
    retryOnServiceExceptions: false,
  });
  addPassingRetry(task);
  return task
    .addCatch(timedOut, { errors: [Errors.TIMEOUT], resultPath: JsonPath.DISCARD })
    .addCatch(unforeseen, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
};
