import { routes } from '../../../functions/decisions/contract.ts';
import { evaluateEndpoint } from '../../../functions/decisions/evaluate.ts';
import { evaluateManyEndpoint } from '../../../functions/decisions/evaluate-many.ts';
import { searchActionsEndpoint } from '../../../functions/decisions/search-actions.ts';
import { searchResourcesEndpoint } from '../../../functions/decisions/search-resources.ts';
import { searchSubjectsEndpoint } from '../../../functions/decisions/search-subjects.ts';
import { type Instant, instantSchema } from '../../../shared/domain/instants.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { COMMON_TEXTS } from '../../../shared/http/problem-texts/texts.ts';
import type { Table } from '../../../shared/table/table.ts';
import { anyOf, type Luck } from '../faults/luck.ts';
import { eventOf } from '../register.ts';
import type { LiveWorld } from './live-office.ts';

const MACHINE = { claims: {} };

/** Tokens have their own tests. */
const recognise = async () => ({ kind: 'relying-service' as const, clientId: 'dsn' });

/** A question without its instant, and what was answered as of which instant. */
export interface LiveAnswer {
  kind: Kind;
  body: Record<string, unknown>;
  evaluatedAt: Instant;
  said: string;
}

/** Every way to ask, as a declaration service asks. */
export const openPoint = (table: Table, clock: () => Instant) => {
  const points = {
    evaluate: endpoint(routes.evaluate, clock, recognise, evaluateEndpoint(table), COMMON_TEXTS),
    evaluateMany: endpoint(routes.evaluateMany, clock, recognise, evaluateManyEndpoint(table), COMMON_TEXTS),
    subjects: endpoint(routes.searchSubjects, clock, recognise, searchSubjectsEndpoint(table), COMMON_TEXTS),
    actions: endpoint(routes.searchActions, clock, recognise, searchActionsEndpoint(table), COMMON_TEXTS),
    resources: endpoint(
      routes.searchResources,
      clock,
      recognise,
      searchResourcesEndpoint(table),
      COMMON_TEXTS,
    ),
  };
  return async (kind: keyof typeof points, body: unknown) => {
    const { route, handle } = points[kind];
    const { statusCode, body: answered } = await handle(eventOf(MACHINE, route.key, { body }));
    return { status: statusCode, body: JSON.parse(answered ?? 'null') };
  };
};
export type Point = ReturnType<typeof openPoint>;
type Kind = Parameters<Point>[0];

/** What must be the same when it is asked again: not the version of a card, which is of today. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the contract says
const saidBy = (kind: Kind, body: any): string => {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the contract says
  const one = ({ decision, context }: any) => [
    decision,
    context.reason,
    context.grant,
    context.mandate,
    context.profileStale,
  ];
  if (kind === 'evaluate') return JSON.stringify(one(body));
  if (kind === 'evaluateMany') return JSON.stringify(body.evaluations.map(one));
  return JSON.stringify([body.results, body.context?.mandates]);
};

/** Asks something about now. Undefined when the register could not answer at this moment. */
export const askLive = async (
  point: Point,
  { office, members, acting }: LiveWorld,
  luck: Luck,
): Promise<LiveAnswer | undefined> => {
  const person = () => ({ type: 'person', id: anyOf(luck, [...members, ...acting]).personId });
  const resource = () => ({
    type: 'declaration',
    id: `${office.organisation.open}/${luck.pick(['DSN', 'DSIJ'])}`,
  });
  const action = () => ({ name: luck.pick(['sign', 'sign', 'declare', 'consult']) });
  const kind = luck.pick<Kind>([
    ...(['evaluate', 'evaluate', 'evaluate', 'evaluateMany', 'subjects', 'actions', 'resources'] as const),
  ]);
  const body: Record<string, unknown> = {
    evaluate: () => ({ subject: person(), action: action(), resource: resource() }),
    evaluateMany: () => ({
      action: action(),
      evaluations: Array.from({ length: 4 }, () => ({ subject: person(), resource: resource() })),
    }),
    subjects: () => ({ subject: { type: 'person' }, action: action(), resource: resource() }),
    actions: () => ({ subject: person(), resource: resource() }),
    resources: () => ({ subject: person(), action: action(), resource: { type: 'declaration' } }),
  }[kind]();
  const { status, body: answered } = await point(kind, body);
  if (status === 503) return undefined;
  if (status !== 200) throw new Error(`${kind} answered ${status}`);
  const at = kind === 'evaluateMany' ? answered.evaluations[0].context : answered.context;
  return { kind, body, evaluatedAt: instantSchema.parse(at.evaluatedAt), said: saidBy(kind, answered) };
};

/** The same question about the instant of the answer. */
export const askAgain = async (point: Point, { kind, body, evaluatedAt }: LiveAnswer): Promise<string> => {
  const { status, body: answered } = await point(kind, { ...body, context: { time: evaluatedAt } });
  return status === 200 ? saidBy(kind, answered) : `answered ${status}`;
};
