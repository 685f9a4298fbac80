import { serveEvents } from '../../shared/stream/serve-events.ts';
import { type FollowerDependencies, followEvent } from './follow-event.ts';

export const followEvents = (dependencies: FollowerDependencies) =>
  serveEvents({
    failed: 'event not followed',
    handle: (event) => followEvent(dependencies, event),
  });
