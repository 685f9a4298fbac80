import fc from 'fast-check';
import { expect } from 'vitest';
import { ATTEMPTS, type AttemptName } from './attempts.ts';
import { isTriedAgain } from './virtual-step-functions.ts';
import type { AdministratorChangeWorld } from './world.ts';

const HOUR_MILLISECONDS = 3_600_000;
const MAX_STEPS_TO_END = 200;

/** One thing that somebody does, or several that only lead somewhere together. */
const PLANS: AttemptName[][] = [
  ...(Object.keys(ATTEMPTS) as AttemptName[]).map((attempt) => [attempt]),
  ['orderKey', 'mistypeKey', 'enterKey'],
  ['firstAgentIsDealt', 'secondAgentIsDealt', 'firstAgentApproves', 'secondAgentApproves'],
  ['firstAgentIsDealt', 'secondAgentIsDealt', 'agentRefuses', 'secondAgentRefuses'],
  ['approve', 'withdraw'],
  ['orderKey', 'enterKey', 'object'],
];

/** What may happen next; where it cannot, nothing does. */
const turn = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('deliver' as const), rank: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('repeat-call' as const), rank: fc.nat(9) }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('invoke' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('lose-call', 'lose-answer') }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('wait-until-due' as const) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('elapse' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('pass' as const), hours: fc.constantFrom(0, 1, 30, 100) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('act' as const), attempts: fc.constantFrom(...PLANS) }),
  },
);
export type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

export const schedule = fc.record({
  plot: fc.record({
    kind: fc.constantFrom('first', 'additional', 'replacement', 'replacement'),
    effectInDays: fc.constantFrom(0, 0, 20),
    access: fc.constantFrom('end', 'keep-as-declarant'),
  }),
  turns: fc.array(turn, { minLength: 5, maxLength: 40, size: 'max' }),
});
export type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never;

const TIME_PASSES = new Set(['wait-until-due', 'elapse', 'pass']);

/** Plays turns, and remembers what was under way: which records were delivered, which calls were made. */
export const createPlayer = (world: AdministratorChangeWorld) => {
  const { steps } = world;
  const delivered = new Set<number>();
  const calls: unknown[] = [];
  const done: string[] = [];

  const invoke = async (lost?: 'call' | 'answer'): Promise<void> => {
    if (!steps.isCallable()) return;
    calls.push(steps.call());
    await steps.invoke(lost);
  };
  const deliver = async (index: number): Promise<void> => {
    if (await world.deliver(index)) delivered.add(index);
  };
  const elapse = (): void => {
    const due = steps.dueAt();
    if (due !== undefined && due <= world.now()) steps.elapse();
  };
  /** A repeat that fails is nobody's to send again. */
  const repeat = async (call: unknown): Promise<void> => {
    await world.serve(call).catch((error: unknown) => {
      if (!isTriedAgain(error)) throw error;
    });
  };
  const waitUntilDue = (): void => world.passTo(steps.dueAt() ?? world.now());

  const act = async (attempts: readonly AttemptName[]): Promise<void> => {
    for (const attempt of attempts) if (await world.act(ATTEMPTS[attempt])) done.push(attempt);
  };

  const play = async (next: Turn): Promise<void> => {
    // What is late by half a second is not late by hours.
    if (TIME_PASSES.has(next.what)) await world.settled();
    if (next.what === 'deliver' && world.records.length > 0) await deliver(next.rank % world.records.length);
    if (next.what === 'repeat-call' && calls.length > 0) await repeat(calls[next.rank % calls.length]);
    if (next.what === 'invoke') await invoke();
    if (next.what === 'lose-call') await invoke('call');
    if (next.what === 'lose-answer') await invoke('answer');
    if (next.what === 'wait-until-due') waitUntilDue();
    if (next.what === 'elapse') elapse();
    if (next.what === 'pass') world.passTo(world.now() + next.hours * HOUR_MILLISECONDS);
    if (next.what === 'act') await act(next.attempts);
  };

  /** With everything delivered, nobody waits for what has happened already. */
  const expectNothingMissed = async (): Promise<void> => {
    const awaited = steps.awaited();
    if (awaited !== undefined) expect((await world.stored()).state.status).toBe(awaited);
  };

  /** Delivers and calls whatever is left, once each: as it would be when nothing fails any more. */
  const settle = async (): Promise<void> => {
    for (let step = 0; step < MAX_STEPS_TO_END; step += 1) {
      const missing = world.records.findIndex((_, index) => !delivered.has(index));
      if (missing !== -1) await deliver(missing);
      else if (steps.isCallable()) await invoke();
      else return expectNothingMissed();
    }
    throw new Error(`never at rest: ${steps.entered().join(' ')}`);
  };

  const isLeftToSupport = async (): Promise<boolean> => {
    const { state } = await world.stored();
    return state.status === 'contested' && state.overdueTold;
  };

  /** Lets time go by until the end. */
  const finish = async (): Promise<void> => {
    for (let step = 0; step < MAX_STEPS_TO_END; step += 1) {
      await world.settled();
      await settle();
      await world.settled();
      if (delivered.size < world.records.length) continue;
      if (steps.hasEnded()) return;
      // A contested request never ends by itself: the candidate gives up.
      if (await isLeftToSupport()) await act(['cancel']);
      waitUntilDue();
      elapse();
    }
    throw new Error(`not at its end: ${steps.entered().join(' ')}`);
  };

  /** Everything that was ever delivered or called, again. */
  const repeatAll = async (): Promise<void> => {
    for (const index of world.records.keys()) await world.deliver(index);
    for (const call of calls) await repeat(call);
  };
  return { play, settle, finish, repeatAll, done };
};
