import { randomUUID } from 'node:crypto';
import type { RunOptions } from 'aws-local-stepfunctions';
import * as z from 'zod/mini';
import type { Definition, RenderedState } from '../infra/workflows/render-definition.ts';
import { MAX_TIMER_MILLISECONDS } from './timer.ts';

/** What Step Functions tells each state of itself: a fresh token and the time whenever they are asked for. */
export const tokensAndTimes: NonNullable<RunOptions['context']> = {
  Task: {
    get Token() {
      return randomUUID();
    },
  },
  State: {
    get EnteredTime() {
      return new Date().toISOString();
    },
    // A retry asks for the time anew.
    RetryCount: 0,
  },
};

const effectSchema = z.object({ effectiveAt: z.optional(z.string()) });

/** What one execution does in its tasks and waits; the rest of the definition the library runs as it is. */
export const overrideStates = (
  { States }: Definition,
  work: (state: RenderedState, call: unknown) => Promise<unknown>,
  input: unknown,
): NonNullable<RunOptions['overrides']> => {
  let last = input;
  // A Wait of the library overflows after 24 days and goes off at once: this one lasts as long as a timer can, then the
  // workflow finds that nothing takes effect yet, and comes back.
  const untilEffect = (): number => {
    const { effectiveAt } = effectSchema.parse(last);
    const left = effectiveAt === undefined ? 0 : Date.parse(effectiveAt) - Date.now();
    return Math.min(Math.max(left, 0), MAX_TIMER_MILLISECONDS);
  };
  const tasks: RunOptions['overrides'] = { taskResourceLocalHandlers: {}, waitTimeOverrides: {} };
  for (const [name, state] of Object.entries(States)) {
    if (state.Type === 'Task') {
      Object.assign(tasks.taskResourceLocalHandlers ?? {}, {
        [name]: async (call: unknown) => {
          last = await work(state, call);
          return z.parse(z.json(), last);
        },
      });
    }
    if (state.Type === 'Wait') {
      Object.defineProperty(tasks.waitTimeOverrides, name, { get: untilEffect });
    }
  }
  return tasks;
};
