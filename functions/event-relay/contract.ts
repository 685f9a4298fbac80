import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { consumersOf } from '../queue-consumers.ts';

/** What the stream hands on to the relay: whatever some consumer's queue is there for. */
export const HANDLED_EVENTS = EVENT_TYPES.filter((type) => consumersOf(type).length > 0);
