import { PUBLISHED_EVENTS } from '../../shared/public-events/public-events.ts';

/** The events that the stream hands on to the publisher: all that are published. */
export const HANDLED_EVENTS = PUBLISHED_EVENTS;
