import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { publishEvents } from './publish-events.ts';
import { createPutEvents } from './put-events.ts';

const { EVENT_BUS_NAME, EVENT_SOURCE } = readEnvironment(environmentSchema);

/** An event that the bus does not take at once is tried again by the stream. */
const bus = new EventBridgeClient(boundedWaits({ requestTimeout: 4_000, maxAttempts: 2 }));

export const handler = publishEvents({ put: createPutEvents(bus, EVENT_BUS_NAME), source: EVENT_SOURCE });
