import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * The caller's id, the route's template and the result. It holds no path, query, address, name or token (contract:
 * "Security").
 */
export const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    refusedBy: '$context.authorizer.error',
  }),
);
