import type { Definition } from '../../../infra/workflows/render-definition.ts';
import type { AdministratorChangeWorkflow } from '../../../shared/administrator-changes/workflow/workflow.ts';
import { beginExecution, type VirtualExecution } from './virtual-execution.ts';

interface Task {
  token: string;
  call: Record<string, unknown>;
  enteredAt: string;
  retryCount: number;
  /** The Lambda was called and has answered, but the task still waits for its token. */
  isAnnounced: boolean;
  timesOutAt: number;
}

/** The machine died in the middle. It is a failure of Lambda itself, which the definition retries. */
export class Killed extends Error {}

/** Whether Step Functions calls again: the machine died, or the Lambda says that it may well work later. */
export const isTriedAgain = (error: unknown): boolean =>
  error instanceof Killed || (error instanceof Error && error.name === 'Unavailable');

interface Options {
  definition: Definition;
  /** Today's, by which another execution takes over from one that began by a former definition. */
  successor?: Definition | undefined;
  /** The Lambda of the tasks. */
  serve: (call: unknown) => Promise<unknown>;
  now: () => number;
}

/**
 * Step Functions for one execution, on the test's own clock. Everything that can happen to the execution is a method:
 * a call that is lost before or after its effect, a time-out, the end of a wait.
 */
export const createStepFunctions = ({ definition, successor, serve, now }: Options) => {
  let execution: VirtualExecution | undefined;
  /** The execution that another one has taken over from. It goes on by its own time-outs. */
  let replaced: VirtualExecution | undefined;
  let task: Task | undefined;
  let tokens = 0;
  let starts = 0;

  const begun = (): VirtualExecution => {
    if (execution === undefined) throw new Error('the execution has not begun');
    return execution;
  };
  /** No two states are entered in the same millisecond. */
  const enteringTime = (): string => new Date(now() + begun().entered.length).toISOString();
  const schedule = (enteredAt = enteringTime(), retryCount = 0): void => {
    task = undefined;
    if (begun().type() !== 'Task') return;
    tokens += 1;
    const token = `token-${tokens}`;
    task = {
      token,
      call: begun().call({ token, enteredAt, retryCount }),
      enteredAt,
      retryCount,
      isAnnounced: false,
      timesOutAt: now() + begun().timeoutSeconds() * 1_000,
    };
  };
  const move = (step: (running: VirtualExecution) => void): void => {
    step(begun());
    schedule();
  };

  const workflow: AdministratorChangeWorkflow = {
    start: async (_machine, name, progress) => {
      const takesOver = successor !== undefined && replaced === undefined && name.endsWith('-successor');
      if (execution !== undefined && !takesOver) return;
      if (takesOver) replaced = execution;
      else starts += 1;
      execution = beginExecution(takesOver ? successor : definition, { ...progress });
      schedule();
    },
    resume: async (token, progress) => {
      if (task?.token === token) move((running) => running.succeed({ ...progress }));
    },
  };

  return {
    workflow,
    starts: () => starts,
    replaced: () => replaced,
    entered: () => execution?.entered ?? [],
    hasBegun: () => execution !== undefined,
    hasEnded: () => execution !== undefined && ['Succeed', 'Fail'].includes(execution.type()),
    stateName: () => execution?.name(),
    isCallable: () => task !== undefined && !task.isAnnounced,
    /** The call of the current task, for a later repeat. */
    call: () => task?.call,
    /** Calls the Lambda. `lost` says what a machine's failure takes away: the call, or only its answer. */
    invoke: async (lost?: 'call' | 'answer'): Promise<void> => {
      const called = task;
      if (called === undefined || called.isAnnounced) return;
      const again = (): void => {
        if (task === called) schedule(called.enteredAt, called.retryCount + 1);
      };
      if (lost === 'call') return again();
      const answer = await serve(called.call).catch((error: unknown) => {
        if (!isTriedAgain(error)) throw error;
        lost = 'answer';
      });
      // The task may have ended its own wait.
      if (task !== called) return;
      if (lost === 'answer') return again();
      if (begun().isWaitForToken()) called.isAnnounced = true;
      else move((running) => running.succeed(answer as Record<string, unknown>));
    },
    /** The current task's call throws something that nobody foresaw. @returns the name of its state */
    fail: (): string => {
      const failed = begun().name();
      move((running) => running.fail('Error'));
      return failed;
    },
    /** The status that it waits for the request to leave. */
    awaited: () => (task?.isAnnounced ? task.call.waitingFor : undefined),
    /** When the execution goes on by itself. */
    dueAt: (): number | undefined => {
      if (execution?.type() === 'Wait') return Date.parse(execution.until());
      return task !== undefined && begun().isWaitForToken() ? task.timesOutAt : undefined;
    },
    /** Time is up for a Wait, or for a task's wait for its token. */
    elapse: (): void =>
      move((running) => (running.type() === 'Wait' ? running.succeed() : running.fail('States.Timeout'))),
  };
};
