import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AdministratorChangeStatus } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { stepTask, waitTask } from './administrator-change-tasks.ts';

export const ADMINISTRATOR_CHANGE_STATE = {
  whoDecides: 'WhoDecides',
  awaitDecision: 'AwaitDecision',
  remindFirst: 'RemindFirst',
  awaitDecisionAfterFirstReminder: 'AwaitDecisionAfterFirstReminder',
  remindSecond: 'RemindSecond',
  awaitDecisionAfterSecondReminder: 'AwaitDecisionAfterSecondReminder',
  escalate: 'Escalate',
  awaitSupport: 'AwaitSupport',
  awaitSupportOfFirst: 'AwaitSupportOfFirst',
  awaitSupportAfterObjection: 'AwaitSupportAfterObjection',
  expire: 'Expire',
  awaitObjection: 'AwaitObjection',
  closeContestWindow: 'CloseContestWindow',
  awaitEffectiveDate: 'AwaitEffectiveDate',
  apply: 'Apply',
  whatHappened: 'WhatHappened',
  done: 'Done',
  refused: 'Refused',
  expired: 'Expired',
  cancelled: 'Cancelled',
  unforeseen: 'Unforeseen',
} as const;

const is = (status: AdministratorChangeStatus): Condition => Condition.stringEquals('$.status', status);
const hasTakenEffect = Condition.booleanEquals('$.applied', true);

/**
 * The change of administrator, from the request until the new administrator is at work (docs/workflow.md has the
 * diagram). The table decides; the workflow waits, and calls when a moment has come. A step whose moment has not come
 * changes nothing, and WhatHappened leads back to the wait.
 */
export const administratorChange = (
  scope: Construct,
  { workflow, terms }: { workflow: IFunction; terms: AdministratorChangeTerms },
): IChainable => {
  const days = (count: number) => Duration.seconds(Math.ceil(count * terms.daySeconds));
  const [firstReminder, secondReminder] = terms.remindAfterDays;
  const supportDays = terms.expireAfterDays - terms.escalateAfterDays;

  const unforeseen = new Fail(scope, ADMINISTRATOR_CHANGE_STATE.unforeseen, {
    error: 'Unforeseen',
    cause: 'A step failed with an unforeseen error; the log of the workflow Lambda says which.',
  });
  const parts = { scope, workflow, unforeseen };
  const whatHappened = new Choice(scope, ADMINISTRATOR_CHANGE_STATE.whatHappened);

  const expire = stepTask(parts, ADMINISTRATOR_CHANGE_STATE.expire, 'expire').next(whatHappened);
  const waitForSupport = (name: string, waitingFor: 'escalated' | 'contested', count: number) =>
    waitTask(parts, name, { waitingFor, atMost: days(count), timedOut: expire }).next(whatHappened);
  const awaitSupport = waitForSupport(ADMINISTRATOR_CHANGE_STATE.awaitSupport, 'escalated', supportDays);
  const awaitSupportOfFirst = waitForSupport(
    ADMINISTRATOR_CHANGE_STATE.awaitSupportOfFirst,
    'escalated',
    terms.expireAfterDays,
  );
  const awaitSupportAfterObjection = waitForSupport(
    ADMINISTRATOR_CHANGE_STATE.awaitSupportAfterObjection,
    'contested',
    supportDays,
  );

  const waitForDecision = (name: string, count: number, timedOut: IChainable) =>
    waitTask(parts, name, { waitingFor: 'pending', atMost: days(count), timedOut }).next(whatHappened);
  const awaitDecisionAfterSecondReminder = waitForDecision(
    ADMINISTRATOR_CHANGE_STATE.awaitDecisionAfterSecondReminder,
    terms.escalateAfterDays - secondReminder,
    stepTask(parts, ADMINISTRATOR_CHANGE_STATE.escalate, 'escalate').next(whatHappened),
  );
  const awaitDecisionAfterFirstReminder = waitForDecision(
    ADMINISTRATOR_CHANGE_STATE.awaitDecisionAfterFirstReminder,
    secondReminder - firstReminder,
    stepTask(parts, ADMINISTRATOR_CHANGE_STATE.remindSecond, 'remind').next(awaitDecisionAfterSecondReminder),
  );
  const awaitDecision = waitForDecision(
    ADMINISTRATOR_CHANGE_STATE.awaitDecision,
    firstReminder,
    stepTask(parts, ADMINISTRATOR_CHANGE_STATE.remindFirst, 'remind').next(awaitDecisionAfterFirstReminder),
  );

  const awaitObjection = waitTask(parts, ADMINISTRATOR_CHANGE_STATE.awaitObjection, {
    waitingFor: 'contestable',
    atMost: days(terms.contestDays),
    timedOut: stepTask(parts, ADMINISTRATOR_CHANGE_STATE.closeContestWindow, 'close-contest').next(
      whatHappened,
    ),
  }).next(whatHappened);

  const takeEffect = new Wait(scope, ADMINISTRATOR_CHANGE_STATE.awaitEffectiveDate, {
    time: WaitTime.timestampPath('$.effectiveAt'),
  })
    .next(stepTask(parts, ADMINISTRATOR_CHANGE_STATE.apply, 'apply'))
    .next(whatHappened);

  whatHappened
    .when(is('pending'), awaitDecisionAfterSecondReminder)
    .when(is('escalated'), awaitSupport)
    .when(is('contestable'), awaitObjection)
    .when(is('contested'), awaitSupportAfterObjection)
    .when(Condition.and(is('approved'), hasTakenEffect), new Succeed(scope, ADMINISTRATOR_CHANGE_STATE.done))
    .when(is('approved'), takeEffect)
    .when(is('refused'), new Succeed(scope, ADMINISTRATOR_CHANGE_STATE.refused))
    .when(is('expired'), new Succeed(scope, ADMINISTRATOR_CHANGE_STATE.expired))
    .when(is('cancelled'), new Succeed(scope, ADMINISTRATOR_CHANGE_STATE.cancelled))
    .otherwise(unforeseen);

  return new Choice(scope, ADMINISTRATOR_CHANGE_STATE.whoDecides)
    .when(is('pending'), awaitDecision)
    .when(is('escalated'), awaitSupportOfFirst)
    .otherwise(whatHappened);
};
