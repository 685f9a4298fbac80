import { noticeEventSchema } from '../../shared/notifications/notice-facts.ts';
import { metric } from '../../shared/observability/metric.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { type TellDependencies, tellEvent } from './tell-event.ts';

/** New events to mails. Of a failure its code alone is logged: SES's own words name people's addresses. */
export const tellPeople = (dependencies: TellDependencies) =>
  serveEvents({
    failed: 'event not told',
    handle: (event) => tellEvent(dependencies, noticeEventSchema.parse(event)),
    detail: () => metric({ name: 'Mails', by: { result: 'put-off' } }),
  });
