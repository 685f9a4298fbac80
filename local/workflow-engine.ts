import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod/mini';
import type { Definition, RenderedState } from '../infra/workflows/render-definition.ts';
import { openExecutions } from './running-executions.ts';
import { MAX_TIMER_MILLISECONDS } from './timer.ts';
import { overrideStates, tokensAndTimes } from './workflow-states.ts';
import { createWaits } from './workflow-waits.ts';

export interface WorkflowEngineOptions {
  definition: Definition;
  /** Calls the Lambda of the tasks. */
  invoke: (payload: unknown) => Promise<unknown>;
  /**
   * When the stored request next moves by itself. A wait that is started again after a restart has only the time
   * left.
   */
  deadlineOf: (change: string) => Promise<number>;
  /** The folder for unfinished executions. Without it they are in memory. */
  path?: string | undefined;
  onFailure: (execution: string, error: unknown) => void;
}

const MAX_TIMER_SECONDS = Math.floor(MAX_TIMER_MILLISECONDS / 1_000);

const tokenCallSchema = z.object({
  Payload: z.looseObject({ change: z.string(), taskToken: z.string() }),
});

/**
 * The library's own time-outs overflow after 24 days and then fire at once, so ours end each wait, also one that lasts
 * as long as the data says. When one of the
 * library's fires too early it does no harm: the step finds nothing to do, and the workflow goes back to the wait.
 */
const capTimeouts = ({ States, ...rest }: Definition): StateMachineDefinition =>
  z.parse(z.custom<StateMachineDefinition>(), {
    ...rest,
    States: Object.fromEntries(
      Object.entries(States).map(([name, { TimeoutSeconds, TimeoutSecondsPath: _, ...state }]) => [
        name,
        {
          ...state,
          ...(TimeoutSeconds !== undefined && {
            TimeoutSeconds: Math.min(TimeoutSeconds, MAX_TIMER_SECONDS),
          }),
        },
      ]),
    ),
  });

/** Step Functions on this machine. It runs the deployed definition, each execution from its beginning. */
export const createWorkflowEngine = (options: WorkflowEngineOptions) => {
  const { definition, invoke, deadlineOf, path, onFailure } = options;
  const machine = new StateMachine(capTimeouts(definition));
  const executions = openExecutions(path);
  const waits = createWaits();
  const stopped = new AbortController();
  const running = new Set<Promise<void>>();

  const waitForToken = (call: unknown, seconds: number | undefined) => {
    const { Payload: payload } = tokenCallSchema.parse(call);
    const latest = seconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + seconds * 1_000;
    return waits.begin({
      token: payload.taskToken,
      announce: () => invoke(payload),
      until: async () => Math.min(latest, await deadlineOf(payload.change)),
      signal: stopped.signal,
    });
  };

  const work = ({ Resource = '', TimeoutSeconds }: RenderedState, call: unknown): Promise<unknown> =>
    Resource.endsWith('.waitForTaskToken') ? waitForToken(call, TimeoutSeconds) : invoke(call);

  const run = async (name: string, input: unknown): Promise<void> => {
    const { abort, result } = machine.run(z.parse(z.json(), input), {
      overrides: overrideStates(definition, work, input),
      context: tokensAndTimes,
      noThrowOnAbort: true,
    });
    stopped.signal.addEventListener('abort', abort, { once: true });
    try {
      await result;
      if (!stopped.signal.aborted) executions.remove(name);
    } catch (error) {
      // It stays among the unfinished ones, and the next start runs it again.
      onFailure(name, error);
    } finally {
      stopped.signal.removeEventListener('abort', abort);
    }
  };

  const begin = (name: string, input: unknown): void => {
    const execution = run(name, input).finally(() => running.delete(execution));
    running.add(execution);
  };

  return {
    /** @returns false when an execution of that name is already running */
    start: (name: string, input: unknown): boolean => {
      if (executions.has(name)) return false;
      executions.add(name, input);
      begin(name, input);
      return true;
    },
    succeed: waits.end,
    /** Starts what was unfinished when the system last stopped. */
    resume: (): void => {
      for (const [name, input] of executions.all()) begin(name, input);
    },
    stop: async (): Promise<void> => {
      stopped.abort();
      await Promise.all(running);
    },
  };
};

export type WorkflowEngine = ReturnType<typeof createWorkflowEngine>;
