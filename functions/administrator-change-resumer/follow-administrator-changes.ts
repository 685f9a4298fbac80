import * as z from 'zod/mini';
import { administratorChangeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { Event } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { convertFirstRequests } from './convert-first-requests.ts';
import { type ResumerDependencies, resumeAdministratorChange } from './resume-administrator-change.ts';

const dataSchema = z.object({ change: administratorChangeIdSchema });

/** The event `administrator-change.escalated` means that a request is now `escalated`. */
const stateOf = ({ type }: Event): string => type.slice(type.indexOf('.') + 1);

export const followAdministratorChanges = (dependencies: ResumerDependencies) =>
  serveEvents({
    failed: 'workflow not resumed',
    handle: async (event) => {
      if (!event.type.startsWith('administrator-change.')) return convertFirstRequests(dependencies, event);
      await resumeAdministratorChange(dependencies, dataSchema.parse(event.data).change);
      logger.info('change followed', {
        event: event.id,
        ...metric({ name: 'Changes', by: { state: stateOf(event) } }),
      });
    },
  });
