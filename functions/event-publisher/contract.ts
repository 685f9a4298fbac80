import { PUBLISHED_EVENTS } from '../../shared/public-events/public-events.ts';

/** What the stream hands on to the publisher: all that somebody outside is told of. */
export const HANDLED_EVENTS = PUBLISHED_EVENTS;
