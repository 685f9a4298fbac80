import type { GatewayEvent } from '../shared/http/request.ts';

export interface EvaluationAsked {
  person: string;
  right: string;
  siret: string;
  service: string;
  time?: string;
  /** The token of the service that asks. */
  token: string;
}

/** The event that API Gateway hands to the decisions Lambda for one evaluation. */
export const evaluationEvent = ({
  person,
  right,
  siret,
  service,
  time,
  token,
}: EvaluationAsked): GatewayEvent => ({
  version: '2.0',
  routeKey: 'POST /access/v1/evaluation',
  rawPath: '/access/v1/evaluation',
  rawQueryString: '',
  headers: {
    host: 'api.trousseau.example',
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  },
  body: JSON.stringify({
    subject: { type: 'person', id: person },
    action: { name: right },
    resource: { type: 'declaration', id: `${siret}/${service}` },
    ...(time !== undefined && { context: { time } }),
  }),
  isBase64Encoded: false,
  requestContext: {
    accountId: '000000000000',
    apiId: 'bench',
    domainName: 'api.trousseau.example',
    domainPrefix: 'api',
    http: {
      method: 'POST',
      path: '/access/v1/evaluation',
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: 'bench',
    },
    requestId: 'bench',
    routeKey: 'POST /access/v1/evaluation',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
});
