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
const DAY_SECONDS = 86_400;

test('the definition is valid in the Amazon States Language', () => {
  const { errors } = validate(structuredClone(definition));
  expect(errors).toEqual([]);
});

test('docs/workflow.md shows this definition: npm run docs:workflow writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'workflow.md'), 'utf8');
  expect(written).toBe(drawWorkflow(definition));
});

test('every state that waits has a time-out, or a moment at which it ends', () => {
  expect(waits.length).toBeGreaterThan(0);
  for (const [name, { Type, TimeoutSeconds, TimestampPath }] of states) {
    if (Type === 'Task') expect.soft(TimeoutSeconds, name).toBeGreaterThan(0);
    if (Type === 'Wait') expect.soft(TimestampPath, name).toBe('$.effectiveAt');
  }
});

test.each(waits)(
  '%s goes on by itself when its time is up, and elsewhere when it fails',
  (_, { Catch = [] }) => {
    expect(Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.Timeout'], ['States.ALL']]);
    const [timedOut, failed] = Catch.map(({ Next }) => Next);
    expect(failed).toBe('Unforeseen');
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
});

test('the waits last as long as the terms say', () => {
  const days = Object.fromEntries(
    waits.map(([name, { TimeoutSeconds = 0 }]) => [name, TimeoutSeconds / DAY_SECONDS]),
  );
  expect(days).toEqual({
    AwaitDecision: 3,
    AwaitDecisionAfterFirstReminder: 4,
    AwaitDecisionAfterSecondReminder: 3,
    AwaitSupport: 20,
    AwaitSupportOfFirst: 30,
    AwaitSupportAfterObjection: 20,
    AwaitObjection: 3,
  });
});

test('the waits follow the terms of the environment', () => {
  const other = renderDefinition({ ...ADMINISTRATOR_CHANGE_TERMS, remindAfterDays: [1, 3], daySeconds: 60 });
  expect(other.States.AwaitDecision?.TimeoutSeconds).toBe(60);
  expect(other.States.AwaitDecisionAfterFirstReminder?.TimeoutSeconds).toBe(120);
  expect(other.States.AwaitDecisionAfterSecondReminder?.TimeoutSeconds).toBe(7 * 60);
});

describe('an approval by an administrator at once', () => {
  const change = { change: 'a-request', status: 'pending', applied: false };
  const execution = beginExecution(definition, change);
  execution.succeed({ ...change, status: 'approved', effectiveAt: '2026-06-01T08:00:00.000Z' });
  execution.succeed();
  execution.succeed({ ...change, status: 'approved', applied: true });

  test('takes at most eight transitions', () => {
    expect(execution.entered.at(-1)).toBe('Done');
    expect(execution.entered.length).toBeLessThanOrEqual(8);
  });
});
