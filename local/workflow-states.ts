import { randomUUID } from 'node:crypto';
import type { RunOptions } from 'aws-local-stepfunctions';
import * as z from 'zod/mini';
import type { Definition, RenderedState } from '../infra/workflows/render-definition.ts';
import { MAX_TIMER_MILLISECONDS } from './timer.ts';

/** What Step Functions gives a state in its context: a fresh token and the current time. */
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
    // A retry reads the time again.
    RetryCount: 0,
  },
};

const effectSchema = z.object({ effectiveAt: z.optional(z.string()) });

/** What an execution does in its tasks and waits. The library runs the rest of the definition as it is. */
export const overrideStates = (
  { States }: Definition,
  work: (state: RenderedState, call: unknown) => Promise<unknown>,
  input: unknown,
): NonNullable<RunOptions['overrides']> => {
  let last = input;
  // A Wait of the library overflows after 24 days and fires at once. This one lasts as long as a timer can; the
  // workflow then finds that nothing takes effect yet, and comes back.
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
