import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { NOTICES } from '../../shared/notifications/notices.ts';

/** The events that the relay hands on to the notifier. */
export const HANDLED_EVENTS = EVENT_TYPES.filter((type) => type in NOTICES);
