import * as z from 'zod/mini';
import { changeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { Event } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { type ResumerDependencies, resumeChange } from './resume-change.ts';

const dataSchema = z.object({ change: changeIdSchema });

/** `administrator-change.escalated` tells that a request is `escalated`. */
const stateOf = ({ type }: Event): string => type.slice(type.indexOf('.') + 1);

export const followChanges = (dependencies: ResumerDependencies) =>
  serveEvents({
    failed: 'workflow not resumed',
    handle: async (event) => {
      await resumeChange(dependencies, dataSchema.parse(event.data).change);
      logger.info('change followed', {
        event: event.id,
        ...metric({ name: 'Changes', by: { state: stateOf(event) } }),
      });
    },
  });
