import type { EventType } from '../shared/domain/events.ts';
import { HANDLED_EVENTS as RESUMED } from './administrator-change-resumer/contract.ts';
import { HANDLED_EVENTS as BEGUN } from './bulk-change-starter/contract.ts';
import { HANDLED_EVENTS as WRITTEN } from './letters/contract.ts';
import { HANDLED_EVENTS as NOTIFIED } from './notifications/contract.ts';
import { HANDLED_EVENTS as FOLLOWED } from './profile-follower/contract.ts';

/** The Lambdas with a queue of their own, by their folders, and the stored events that each receives. */
export const QUEUE_CONSUMERS = [
  { name: 'bulk-change-starter', events: BEGUN },
  { name: 'administrator-change-resumer', events: RESUMED },
  { name: 'letters', events: WRITTEN },
  { name: 'notifications', events: NOTIFIED },
  { name: 'profile-follower', events: FOLLOWED },
] as const satisfies readonly { name: string; events: readonly EventType[] }[];

export type QueueConsumerName = (typeof QUEUE_CONSUMERS)[number]['name'];

export const consumersOf = (type: EventType): QueueConsumerName[] =>
  QUEUE_CONSUMERS.filter(({ events }) => events.some((each) => each === type)).map(({ name }) => name);
