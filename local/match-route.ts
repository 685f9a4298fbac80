import { CAPABILITIES, type CapabilityName } from '../functions/capabilities.ts';
import { answeringMethod, routesAt, variablesIn } from '../shared/http/match-path.ts';
import type { Route } from '../shared/http/route.ts';

export interface MatchedRoute {
  capability: CapabilityName;
  route: Route;
  pathParameters: Record<string, string>;
}

const isCapability = (name: string): name is CapabilityName => Object.hasOwn(CAPABILITIES, name);

const CANDIDATES = Object.entries(CAPABILITIES).flatMap(([capability, { routes }]) =>
  isCapability(capability) ? routes.map((route: Route) => ({ ...route, route, capability })) : [],
);

/** The route of a request. API Gateway has one of HEAD wherever there is one of GET. */
export const matchRoute = (method: string, path: string): MatchedRoute | undefined => {
  const ofMethod = CANDIDATES.filter((each) => each.method === answeringMethod(method));
  const [best] = routesAt(ofMethod, path);
  if (best === undefined) return undefined;
  const { capability, route } = best;
  return { capability, route, pathParameters: variablesIn(route, path) };
};
