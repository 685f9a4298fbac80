import middy from '@middy/core';
import httpRouterHandler, { type Method } from '@middy/http-router';
import type { Endpoint } from './endpoint.ts';
import type { GatewayEvent, GatewayResult } from './request.ts';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const methodOf = ({ route }: Endpoint): Method => {
  const method = METHODS.find((known) => known === route.method);
  if (method === undefined) throw new Error(`no such method: ${route.key}`);
  return method;
};

/** The Lambda handler of a capability: its endpoints behind one router. */
export const serve = (endpoints: readonly Endpoint[]) =>
  // Each of our waits has its own time-out, well before Lambda's, so middy needs no timer per request.
  middy<GatewayEvent, GatewayResult>({ timeoutEarlyInMillis: 0 }).handler(
    // API Gateway sends a Lambda only the routes of its contract, so the router needs no 404 of its own.
    httpRouterHandler<GatewayEvent, GatewayResult>(
      endpoints.map((one) => ({
        method: methodOf(one),
        path: one.route.path,
        handler: (event: GatewayEvent) => one.handle(event),
      })),
    ),
  );
