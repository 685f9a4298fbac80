import { NOTICES } from '../../shared/notifications/notices.ts';

/** What the stream hands on to the notifier. */
export const HANDLED_EVENTS: readonly string[] = Object.keys(NOTICES);
