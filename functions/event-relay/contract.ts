import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { consumersOf } from '../queue-consumers.ts';

/** The events that the stream hands on to the relay: all that have a consumer with a queue. */
export const HANDLED_EVENTS = EVENT_TYPES.filter((type) => consumersOf(type).length > 0);
