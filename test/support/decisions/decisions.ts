import { routes } from '../../../functions/decisions/contract.ts';
import { evaluateEndpoint } from '../../../functions/decisions/evaluate.ts';
import { evaluateManyEndpoint } from '../../../functions/decisions/evaluate-many.ts';
import type { Instant } from '../../../shared/domain/instants.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { COMMON_TEXTS } from '../../../shared/http/problem-texts/texts.ts';
import { logger } from '../../../shared/observability/logger.ts';
import type { Table } from '../../../shared/table/table.ts';
import { type Answered, eventOf } from '../register.ts';

const MACHINE = { claims: {} };

/** Tokens have their own tests. */
const recognise = async () => ({ kind: 'relying-service' as const, clientId: 'dsn' });

/** A question in AuthZEN's words. */
export const question = (personId: string, name: string, siret: string, service: string, time?: Instant) => ({
  subject: { type: 'person', id: personId },
  action: { name },
  resource: { type: 'declaration', id: `${siret}/${service}` },
  ...(time !== undefined && { context: { time } }),
});

/** The evaluations behind their real endpoints, as a declaration service calls them. */
export const openDecisions = (table: Table, clock: () => Instant) => {
  logger.setLogLevel('SILENT');
  const single = endpoint(routes.evaluate, clock, recognise, evaluateEndpoint(table), COMMON_TEXTS);
  const batch = endpoint(routes.evaluateMany, clock, recognise, evaluateManyEndpoint(table), COMMON_TEXTS);
  return async (body: unknown): Promise<Answered> => {
    const isBatch = typeof body === 'object' && body !== null && 'evaluations' in body;
    const { route, handle } = isBatch ? batch : single;
    const result = await handle(eventOf(MACHINE, route.key, { body }));
    return {
      status: result.statusCode,
      headers: result.headers,
      body: JSON.parse(result.body ?? 'null'),
    };
  };
};
