import middy from '@middy/core';
import httpRouterHandler, { type Method } from '@middy/http-router';
import type { Endpoint } from './endpoint.ts';
import type { GatewayEvent, GatewayResult } from './request.ts';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** HEAD is answered wherever GET is. */
const withHead = (method: Method): Method[] => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

const methodOf = ({ route }: Endpoint): Method => {
  const method = METHODS.find((known) => known === route.method);
  if (method === undefined) throw new Error(`no such method: ${route.key}`);
  return method;
};

/** The Lambda handler of a capability: its endpoints behind one router. */
export const serve = (endpoints: readonly Endpoint[]) =>
  // Each of our waits has its own time-out, well before Lambda's, so middy needs no timer per request.
  middy<GatewayEvent, GatewayResult>({ timeoutEarlyInMillis: 0 }).handler(
    // API Gateway sends a Lambda only the routes of its contract; one of them answers all the others (`$default`).
    httpRouterHandler<GatewayEvent, GatewayResult>(
      endpoints.flatMap((one) =>
        withHead(methodOf(one)).map((method) => ({
          method,
          path: one.route.path,
          handler: (event: GatewayEvent) => one.handle(event),
        })),
      ),
    ),
  );
