import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import type { JobName } from './contract.ts';

/** How many of a run's due things came to each outcome. */
export type PublishCounts = (job: JobName, counts: Readonly<Record<string, number>>) => void;

/** One line of the log an outcome: a line carries one value of each dimension. */
export const publishCounts: PublishCounts = (job, counts) => {
  for (const [outcome, count] of Object.entries(counts)) {
    logger.info('counted', metric({ name: 'JobOutcomes', by: { job, outcome }, count }));
  }
};
