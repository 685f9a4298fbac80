import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { drawWorkflow } from '../../infra/workflows/draw-workflow.ts';
import { type RenderedState, renderDefinition } from '../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../shared/domain/administrator-changes/terms.ts';
import { beginExecution } from '../support/administrator-changes/virtual-execution.ts';

const definition = renderDefinition(ADMINISTRATOR_CHANGE_TERMS);
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const isWait = ({ Resource = '' }: RenderedState) => Resource.endsWith('.waitForTaskToken');
const waits = tasks.filter(([, state]) => isWait(state));

test('the definition is valid in the Amazon States Language', () => {
  const { errors } = validate(structuredClone(definition));
  expect(errors).toEqual([]);
});

test('docs/workflow.md shows this definition: npm run docs:workflow writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'workflow.md'), 'utf8');
  expect(written).toBe(drawWorkflow(definition));
});

test('every state that waits does so until the next moment of the request', () => {
  expect(waits.length).toBeGreaterThan(0);
  for (const [name, state] of states) {
    if (isWait(state)) expect.soft(state.TimeoutSecondsPath, name).toBe('$.wait');
    else if (state.Type === 'Task') expect.soft(state.TimeoutSeconds, name).toBeGreaterThan(0);
    expect.soft(state.Type, name).not.toBe('Wait');
  }
});

test.each(waits)(
  '%s goes on by itself when its time is up, and elsewhere when it fails',
  (_, { Catch = [] }) => {
    expect(Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.Timeout'], ['States.ALL']]);
    const [timedOut, failed] = Catch.map(({ Next }) => Next);
    expect(failed).toBe('GiveUp');
    expect(definition.States[timedOut ?? '']?.Type).toBe('Task');
  },
);

test.each(tasks)(
  '%s is retried after errors that have a name, and keeps what it knows when it fails',
  (_, state) => {
    const retried = (state.Retry as { ErrorEquals: string[] }[]).flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(retried).toContain('Unavailable');
    expect(retried).not.toContain('States.ALL');
    expect(retried).not.toContain('States.TaskFailed');
    expect(retried.includes('States.Timeout')).toBe(!isWait(state));
    for (const caught of state.Catch ?? []) expect(caught.ResultPath).toBeNull();
  },
);

test('each outcome has its own end, and an unforeseen error is a failure', () => {
  const ends = states.filter(([, { Type }]) => Type === 'Succeed').map(([name]) => name);
  expect(ends.sort()).toEqual(['Cancelled', 'Done', 'Expired', 'Refused']);
  expect(definition.States.Unforeseen?.Type).toBe('Fail');
  const { GiveUp, WhatNow } = definition.States;
  expect(GiveUp).toMatchObject({
    Next: 'Unforeseen',
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Unforeseen' }],
  });
  expect(WhatNow?.Default).toBe('GiveUp');
});

test('every state of an open request is waited for', () => {
  const awaited = waits.map(
    ([, { Parameters }]) => /"waitingFor":"(\w+)"/.exec(JSON.stringify(Parameters))?.[1],
  );
  expect(awaited.sort()).toEqual(['approved', 'contestable', 'contested', 'escalated', 'pending']);
});

test('the definition knows no term, so that an old one runs on with the terms of today', () => {
  const other = renderDefinition({ ...ADMINISTRATOR_CHANGE_TERMS, remindAfterDays: [1, 3], daySeconds: 60 });
  expect(other).toEqual(definition);
});

describe('an approval by an administrator at once', () => {
  const change = { change: 'a-request', status: 'pending', applied: false, due: false, wait: 60, entered: 1 };
  const execution = beginExecution(definition, change);
  execution.succeed({ ...change, status: 'approved', due: true });
  execution.succeed({ ...change, status: 'approved', applied: true });

  test('takes at most six transitions', () => {
    expect(execution.entered.at(-1)).toBe('Done');
    expect(execution.entered.length).toBeLessThanOrEqual(6);
  });
});
