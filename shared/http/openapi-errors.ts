import type { ErrorCode } from '../domain/errors.ts';
import { pointerTo } from '../domain/pointer.ts';
import { say } from '../wording/say.ts';
import { EXAMPLE_FACTS } from './example-facts.ts';
import { isVerifiedByLambda } from './permissions.ts';
import { PROBLEM_TYPE_BASE } from './problem.ts';
import { FRENCH_INPUT } from './problem-texts/input-fr.ts';
import { PROBLEMS } from './problem-texts/problem-texts.ts';
import type { Route } from './route.ts';

const inOrganisation = ({ permission }: Route): boolean => permission.about === 'organisation';

/** The refusals that a route can give: those of its kind, then its own. */
const codesOf = (route: Route): ErrorCode[] => [
  'bad-input',
  ...(route.permission.scope === undefined ? [] : (['unauthenticated', 'insufficient-scope'] as const)),
  ...(route.permission.freshLogin ? (['insufficient_user_authentication'] as const) : []),
  ...(inOrganisation(route) ? (['forbidden', 'suspended'] as const) : []),
  ...(route.params ? (['not-found'] as const) : []),
  ...(route.conditional ? (['stale-version'] as const) : []),
  'payload-too-large',
  ...(route.body ? (['unsupported-encoding'] as const) : []),
  ...(route.body && !isVerifiedByLambda(route) ? (['unsupported-media-type'] as const) : []),
  ...(route.answer.status === 204 ? [] : (['not-acceptable'] as const)),
  ...(route.changes ? (['idempotency-key-reused'] as const) : []),
  ...(route.changes && inOrganisation(route) ? (['too-many-mandates'] as const) : []),
  ...(route.errors ?? []),
  'internal',
  'unavailable',
];

/** The example of bad input: the first field of the body is missing. */
const exampleErrors = (code: ErrorCode, { bodyExample }: Route) => {
  const [field] = Object.keys(bodyExample ?? {});
  if (code !== 'bad-input' || field === undefined) return undefined;
  return [{ pointer: pointerTo(field), code: 'missing', detail: FRENCH_INPUT.missing }];
};

const exampleOf = (code: ErrorCode, route: Route) => {
  const { status, title, detail, href } = PROBLEMS[code];
  return {
    value: {
      type: `${PROBLEM_TYPE_BASE}${code}`,
      title: title.fr,
      detail: say(detail, EXAMPLE_FACTS, 'fr'),
      status,
      code,
      ...(href !== undefined && { href: href(EXAMPLE_FACTS) }),
      errors: exampleErrors(code, route),
      requestId: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
    },
  };
};

/** A route's refusals by status, each with an example. */
export const errorsOf = (route: Route) => {
  const codes = [...new Set(codesOf(route))];
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return statuses.map((status) => {
    const [first = 'internal' as const, ...others] = codes.filter((code) => PROBLEMS[code].status === status);
    const examples = Object.fromEntries([first, ...others].map((code) => [code, exampleOf(code, route)]));
    return { status, codes: [first, ...others] as const, examples };
  });
};
