import { CAPABILITIES, type CapabilityName } from '../functions/capabilities.ts';
import type { Route } from '../shared/http/route.ts';

export interface MatchedRoute {
  capability: CapabilityName;
  route: Route;
  pathParameters: Record<string, string>;
}

const isCapability = (name: string): name is CapabilityName => Object.hasOwn(CAPABILITIES, name);

const CANDIDATES = Object.entries(CAPABILITIES).flatMap(([capability, { routes }]) =>
  isCapability(capability)
    ? routes.map((route: Route) => ({ capability, route, segments: route.path.split('/') }))
    : [],
);

const isVariable = (segment: string): boolean => segment.startsWith('{');

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** The route of a request, as API Gateway matches it: a literal segment wins over a variable one. */
export const matchRoute = (method: string, path: string): MatchedRoute | undefined => {
  const given = path.split('/').map(decode);
  if (given.includes(undefined)) return undefined;
  const fits = CANDIDATES.filter(
    ({ route, segments }) =>
      route.method === method &&
      segments.length === given.length &&
      segments.every((segment, index) =>
        isVariable(segment) ? given[index] !== '' : segment === given[index],
      ),
  ).sort((a, b) => a.segments.filter(isVariable).length - b.segments.filter(isVariable).length);
  const [best] = fits;
  if (best === undefined) return undefined;
  const { capability, route, segments } = best;
  const pathParameters = Object.fromEntries(
    segments.flatMap((segment, index) =>
      isVariable(segment) ? [[segment.slice(1, -1), given[index] ?? ''] as const] : [],
    ),
  );
  return { capability, route, pathParameters };
};
