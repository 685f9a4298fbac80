import type { Definition, RenderedState } from '../../../infra/workflows/render-definition.ts';

type Data = Record<string, unknown>;

/** What Step Functions gives a state in its context. */
interface Context {
  token: string;
  enteredAt: string;
  retryCount: number;
}

const at = (path: unknown, data: Data, { token, enteredAt, retryCount }: Context): unknown => {
  if (path === '$$.Task.Token') return token;
  if (path === '$$.State.EnteredTime') return enteredAt;
  if (path === '$$.State.RetryCount') return retryCount;
  return data[String(path).replace('$.', '')];
};

const fill = (template: Data, data: Data, context: Context): Data =>
  Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (key.endsWith('.$')) return [key.slice(0, -2), at(value, data, context)];
      return [key, typeof value === 'object' ? fill(value as Data, data, context) : value];
    }),
  );

const holds = (choice: Data, data: Data): boolean =>
  Array.isArray(choice.And)
    ? choice.And.every((each) => holds(each, data))
    : data[String(choice.Variable).replace('$.', '')] === (choice.StringEquals ?? choice.BooleanEquals);

/**
 * One execution of a definition, moved by hand, with the part of the Amazon States Language that the workflow uses. A
 * test decides when a task answers, when time is up, and what fails.
 */
export const beginExecution = (definition: Definition, input: Data) => {
  const entered: string[] = [];
  let name = '';
  let data = input;

  const state = (): RenderedState => {
    const found = definition.States[name];
    if (found === undefined) throw new Error(`no state ${name}`);
    return found;
  };
  const enter = (next: string): void => {
    name = next;
    entered.push(name);
    if (state().Type !== 'Choice') return;
    const chosen = (state().Choices ?? []).find((choice) => holds(choice, data));
    enter(chosen?.Next ?? state().Default ?? 'nowhere');
  };
  enter(definition.StartAt);

  return {
    entered,
    name: () => name,
    type: () => state().Type,
    isWaitForToken: () => (state().Resource ?? '').endsWith('.waitForTaskToken'),
    timeoutSeconds: (): number => {
      const { TimeoutSeconds = 0, TimeoutSecondsPath } = state();
      return TimeoutSecondsPath === undefined
        ? TimeoutSeconds
        : Number(data[TimeoutSecondsPath.replace('$.', '')]);
    },
    /** When a Wait ends. */
    until: () => String(data[String(state().TimestampPath).replace('$.', '')]),
    /** The payload with which the task's Lambda is called. */
    call: (context: Context): Data => {
      const parameters = fill(state().Parameters as Data, data, context);
      return (parameters.Payload as Data | undefined) ?? parameters;
    },
    /** The task has answered, or the Wait is over. */
    succeed: (output: Data = data): void => {
      data = output;
      enter(state().Next ?? 'nowhere');
    },
    fail: (error: string): void => {
      const caught = (state().Catch ?? []).find(
        ({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes('States.ALL'),
      );
      enter(caught?.Next ?? 'nowhere');
    },
  };
};
export type VirtualExecution = ReturnType<typeof beginExecution>;
