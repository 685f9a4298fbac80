import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Choice, Condition, Fail, type IChainable, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AdministratorChangeStatus } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { advanceTask, giveUpTask, waitTask } from './administrator-change-tasks.ts';

export const ADMINISTRATOR_CHANGE_STATE = {
  whatNow: 'WhatNow',
  advance: 'Advance',
  awaitAdministrators: 'AwaitAdministrators',
  awaitSupport: 'AwaitSupport',
  awaitObjection: 'AwaitObjection',
  awaitSupportOnContest: 'AwaitSupportOnContest',
  awaitEffect: 'AwaitEffect',
  done: 'Done',
  refused: 'Refused',
  expired: 'Expired',
  cancelled: 'Cancelled',
  giveUp: 'GiveUp',
  unforeseen: 'Unforeseen',
} as const;

const is = (status: AdministratorChangeStatus): Condition => Condition.stringEquals('$.status', status);

/**
 * The change of administrator, from the request until the new administrator is at work (docs/workflow.md has the
 * diagram). The table decides, and says how long until something happens by itself; the workflow waits that long, or
 * until somebody decides, and calls when a moment has come. It knows no rule and no term, so that whoever runs an old
 * definition runs on with the newest rules. After an unforeseen error the request is given up: it ends where people see it, and the
 * execution fails, so that operators see it.
 */
export const administratorChange = (scope: Construct, { workflow }: { workflow: IFunction }): IChainable => {
  const unforeseen = new Fail(scope, ADMINISTRATOR_CHANGE_STATE.unforeseen, {
    error: 'Unforeseen',
    cause: 'A step failed with an unforeseen error; the log of the workflow Lambda says which.',
  });
  const giveUp = giveUpTask({ scope, workflow, unforeseen }, ADMINISTRATOR_CHANGE_STATE.giveUp);
  giveUp.next(unforeseen);
  const parts = { scope, workflow, unforeseen: giveUp };
  const whatNow = new Choice(scope, ADMINISTRATOR_CHANGE_STATE.whatNow);
  const advance = advanceTask(parts, ADMINISTRATOR_CHANGE_STATE.advance);
  advance.next(whatNow);
  const waitFor = (name: string, waitingFor: Parameters<typeof waitTask>[2]['waitingFor']) =>
    waitTask(parts, name, { waitingFor, timedOut: advance }).next(whatNow);
  const end = (name: string) => new Succeed(scope, name);

  return whatNow
    .when(Condition.booleanEquals('$.applied', true), end(ADMINISTRATOR_CHANGE_STATE.done))
    .when(Condition.booleanEquals('$.due', true), advance)
    .when(is('pending'), waitFor(ADMINISTRATOR_CHANGE_STATE.awaitAdministrators, 'pending'))
    .when(is('escalated'), waitFor(ADMINISTRATOR_CHANGE_STATE.awaitSupport, 'escalated'))
    .when(is('contestable'), waitFor(ADMINISTRATOR_CHANGE_STATE.awaitObjection, 'contestable'))
    .when(is('contested'), waitFor(ADMINISTRATOR_CHANGE_STATE.awaitSupportOnContest, 'contested'))
    .when(is('approved'), waitFor(ADMINISTRATOR_CHANGE_STATE.awaitEffect, 'approved'))
    .when(is('refused'), end(ADMINISTRATOR_CHANGE_STATE.refused))
    .when(is('expired'), end(ADMINISTRATOR_CHANGE_STATE.expired))
    .when(is('cancelled'), end(ADMINISTRATOR_CHANGE_STATE.cancelled))
    .otherwise(giveUp);
};
