import type { Endpoint } from './endpoint.ts';
import type { GatewayEvent, GatewayResult } from './request.ts';

/** HEAD is answered wherever GET is. */
const keysOf = ({ route: { method, path } }: Endpoint): string[] =>
  method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`];

/**
 * The Lambda handler of a capability: its endpoints, each by the key of its route. API Gateway has matched the path, and sends
 * a Lambda only the routes of its contract; one of them answers all the others (`$default`).
 */
export const serve = (endpoints: readonly Endpoint[]) => {
  const byKey = new Map(endpoints.flatMap((one) => keysOf(one).map((key) => [key, one] as const)));
  return async (event: GatewayEvent): Promise<GatewayResult> => {
    const one = byKey.get(event.routeKey);
    if (one === undefined) throw new Error(`no such route: ${event.routeKey}`);
    return one.handle(event);
  };
};
