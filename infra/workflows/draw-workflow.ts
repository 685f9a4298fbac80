import type { Definition, RenderedState } from './render-definition.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const inWords = (seconds: number): string => {
  const [unit, length] = UNITS.find(([, each]) => seconds % each === 0) ?? ['second', 1];
  const count = seconds / length;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

const conditionOf = (choice: Record<string, unknown>): string => {
  const { And, Variable, StringEquals, BooleanEquals } = choice;
  if (Array.isArray(And)) return And.map(conditionOf).join(' and ');
  return StringEquals === undefined
    ? `${BooleanEquals === true ? '' : 'not '}${String(Variable).replace('$.', '')}`
    : String(StringEquals);
};

const isTimeOut = ({ ErrorEquals }: { ErrorEquals: string[] }): boolean =>
  ErrorEquals.includes('States.Timeout');

/** A fixed time, or as long as the request's own state says. */
const timeOutOf = ({ TimeoutSeconds, TimeoutSecondsPath }: RenderedState): string => {
  if (TimeoutSecondsPath !== undefined) return `at the next moment (${TimeoutSecondsPath.replace('$.', '')})`;
  return TimeoutSeconds === undefined ? '' : `after ${inWords(TimeoutSeconds)}`;
};

const arrowsFrom = (name: string, state: RenderedState): string[] => [
  ...(state.Choices ?? []).map((choice) => `${name} --> ${choice.Next} : ${conditionOf(choice)}`),
  ...(state.Default === undefined ? [] : [`${name} --> ${state.Default} : anything else`]),
  ...(state.Next === undefined ? [] : [`${name} --> ${state.Next}`]),
  ...(state.Catch ?? []).filter(isTimeOut).map(({ Next }) => `${name} --> ${Next} : ${timeOutOf(state)}`),
  ...(state.Type === 'Succeed' || state.Type === 'Fail' ? [`${name} --> [*]`] : []),
];

const whatItDoes = ({ Type, Parameters }: RenderedState): string => {
  const parameters = JSON.stringify(Parameters ?? {});
  const waitingFor = /"waitingFor":"(\w+)"/.exec(parameters)?.[1];
  if (waitingFor !== undefined) return `waits for the request to leave \`${waitingFor}\``;
  if (parameters.includes('"action":"advance"')) return 'does what is due';
  if (parameters.includes('"action":"give-up"')) return 'refuses the request, which people are told';
  return { Choice: 'goes to the request’s state', Succeed: 'ends', Fail: 'fails' }[Type] ?? Type;
};

const rowOf = ([name, state]: [string, RenderedState]): string => {
  const retried = Array.isArray(state.Retry) ? 'passing errors' : '';
  return `| ${name} | ${whatItDoes(state)} | ${timeOutOf(state)} | ${retried} |`;
};

/** The text of docs/workflow.md, from the deployed definition. */
export const drawWorkflow = (definition: Definition): string => {
  const states = Object.entries(definition.States);
  const arrows = [
    `[*] --> ${definition.StartAt}`,
    ...states.flatMap(([name, state]) => arrowsFrom(name, state)),
  ];
  return `# The workflow of a change of administrator

Written by \`npm run docs:workflow\` from the definition that the CDK synthesises
([infra/workflows/administrator-change.ts](../infra/workflows/administrator-change.ts)) with the usual terms. A test
fails when it is out of date.

The table decides, and the workflow waits. A decision is stored first; its event, handed on by the relay, ends the wait.
Time comes as the time-out of a wait: the request's state says how long until something happens by itself. Advance then
does what is due, if it is, and returns the request's state, so that calling it twice, late or out of order has one
effect. An execution that began with release 0.1 calls the same Lambda, whatever step it names, and so runs on with the
rules of today; the first event of its request starts another one that takes over. Each task also leads to GiveUp
when it fails in a way that is not retried, and GiveUp itself to Unforeseen; those arrows are left out. So no request stays open that nothing
moves: it is refused, the candidate and the administrators are told, and it can be made again.

\`\`\`mermaid
stateDiagram-v2
${arrows.map((arrow) => `  ${arrow}`).join('\n')}
\`\`\`

| State | What it does | Time-out | Retried |
|---|---|---|---|
${states.map(rowOf).join('\n')}
`;
};
