import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  Errors,
  Fail,
  type IChainable,
  JsonPath,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { addPassingRetry } from './retry-passing.ts';

export const BULK_CHANGE_STATE = {
  work: 'WorkOnSome',
  isThereMore: 'IsThereMore',
  done: 'WorkDone',
  giveUp: 'GiveUp',
  unforeseen: 'WorkUnforeseen',
} as const;

/** Longer than the Lambda itself may take (infra/stacks/bulk-changes-stack.ts). */
const TASK_TIMEOUT = Duration.minutes(16);

/**
 * A bulk change, some people per call: checked, applied or undone, as the stored change says. A lost call is repeated
 * and finds what was already done. The same goes for an execution that is started again. After an unforeseen error the
 * change is given up: it enters a state that people see and can leave, and the execution fails, so that operators see it.
 */
export const bulkChange = (scope: Construct, { worker }: { worker: IFunction }): IChainable => {
  const unforeseen = new Fail(scope, BULK_CHANGE_STATE.unforeseen, {
    error: 'Unforeseen',
    cause: 'A call failed with an unforeseen error; the log of the worker Lambda says which.',
  });
  const callWorker = (name: string, more: Record<string, unknown> = {}): LambdaInvoke => {
    const task = new LambdaInvoke(scope, name, {
      lambdaFunction: worker,
      payloadResponseOnly: true,
      payload: TaskInput.fromObject({
        accessChange: JsonPath.stringAt('$.accessChange'),
        next: JsonPath.numberAt('$.next'),
        ...more,
      }),
      taskTimeout: Timeout.duration(TASK_TIMEOUT),
      retryOnServiceExceptions: false,
    });
    addPassingRetry(task, [Errors.TIMEOUT]);
    return task;
  };
  const giveUp = callWorker(BULK_CHANGE_STATE.giveUp, { unforeseen: true });
  giveUp.addCatch(unforeseen, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  giveUp.next(unforeseen);
  const work = callWorker(BULK_CHANGE_STATE.work);
  work.addCatch(giveUp, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD });
  return work.next(
    new Choice(scope, BULK_CHANGE_STATE.isThereMore)
      .when(Condition.booleanEquals('$.more', true), work)
      .otherwise(new Succeed(scope, BULK_CHANGE_STATE.done)),
  );
};
