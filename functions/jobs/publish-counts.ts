import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import type { JobName } from './contract.ts';

/** Publishes how many items of a run had each outcome. */
export type PublishCounts = (job: JobName, counts: Readonly<Record<string, number>>) => void;

/** One log line per outcome, because a line carries one value per dimension. */
export const publishCounts: PublishCounts = (job, counts) => {
  for (const [outcome, count] of Object.entries(counts)) {
    logger.info('counted', metric({ name: 'JobOutcomes', by: { job, outcome }, count }));
  }
};
