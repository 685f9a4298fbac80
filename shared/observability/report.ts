import type { DomainError } from '../domain/errors.ts';
import { logger } from './logger.ts';
import { type Count, metric } from './metric.ts';

/** The version that answers, as Lambda names it. A release is judged by it (infra/constructs/version-alarm.ts). */
const VERSION = process.env.AWS_LAMBDA_FUNCTION_VERSION;
const answeredBy = VERSION === undefined ? {} : { version: VERSION };

/**
 * Logs one request: its route, its result, its duration, and what it counts for. An unforeseen failure is logged
 * whole.
 */
export const report = (
  route: string,
  request: { requestId: string; clientRequestId?: string | undefined },
) => {
  const { requestId, clientRequestId } = request;
  const startedAt = performance.now();
  let code: string | undefined;
  return {
    refused: (error: DomainError, thrown: unknown): void => {
      code = error.code;
      if (code === 'internal' || code === 'unavailable') {
        const cause = thrown instanceof Error ? thrown : new Error('not an error');
        logger.error('request failed', { requestId, route, code, error: cause });
      }
    },
    answered: (status: number, [count, ...others]: readonly Count[] = []): void => {
      const milliseconds = Math.round(performance.now() - startedAt);
      logger.info('request', {
        requestId,
        route,
        status,
        milliseconds,
        ...answeredBy,
        ...(clientRequestId !== undefined && { clientRequestId }),
        ...(code !== undefined && { code }),
        ...(count && metric(count)),
      });
      // A log line carries one value per dimension.
      for (const other of others) logger.info('counted', { requestId, route, ...metric(other) });
    },
  };
};
