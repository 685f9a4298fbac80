import type { ErrorCode } from '../domain/errors.ts';
import { PROBLEM_TYPE_BASE } from './problem.ts';
import { PROBLEMS } from './problem-texts/problem-texts.ts';
import type { Route } from './route.ts';

const inOrganisation = ({ permission }: Route): boolean => permission.about === 'organisation';

/** The refusals that a route can give: those of its kind, then its own. */
const codesOf = (route: Route): ErrorCode[] => [
  ...(route.params || route.query || route.body || route.changes ? (['bad-input'] as const) : []),
  ...(route.permission.scope === undefined ? [] : (['unauthenticated', 'insufficient-scope'] as const)),
  ...(inOrganisation(route) ? (['forbidden', 'suspended'] as const) : []),
  ...(route.params ? (['not-found'] as const) : []),
  ...(route.conditional ? (['stale-version'] as const) : []),
  ...(route.body ? (['payload-too-large'] as const) : []),
  ...(route.changes ? (['idempotency-key-reused'] as const) : []),
  ...(route.changes && inOrganisation(route) ? (['too-many-mandates'] as const) : []),
  ...(route.errors ?? []),
  'internal',
  'unavailable',
];

const exampleOf = (code: ErrorCode) => {
  const { status, fr } = PROBLEMS[code];
  return {
    value: {
      type: `${PROBLEM_TYPE_BASE}${code}`,
      ...fr,
      status,
      code,
      requestId: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
    },
  };
};

/** A route's refusals by status, each with an example. */
export const errorsOf = (route: Route) => {
  const codes = [...new Set(codesOf(route))];
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return statuses.map((status) => {
    const here = codes.filter((code) => PROBLEMS[code].status === status);
    return { status, codes: here, examples: Object.fromEntries(here.map((code) => [code, exampleOf(code)])) };
  });
};
