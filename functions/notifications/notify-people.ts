import { noticeEventSchema } from '../../shared/notifications/notice-facts.ts';
import { metric } from '../../shared/observability/metric.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { notifyOfEvent } from './notify-of-event.ts';
import type { NotifyDependencies } from './send-once.ts';

/** Turns new events into mails. For a failure only its code is logged, because SES's messages contain addresses. */
export const notifyPeople = (dependencies: NotifyDependencies) =>
  serveEvents({
    failed: 'mails not sent',
    handle: (event) => notifyOfEvent(dependencies, noticeEventSchema.parse(event)),
    detail: () => metric({ name: 'Mails', by: { result: 'put-off' } }),
  });
