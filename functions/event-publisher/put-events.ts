import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import type { CloudEvent } from '../../shared/public-events/cloud-event.ts';
import { packEntries } from './pack-entries.ts';

/** What became of an event: taken, or why not, by EventBridge's code. */
export type Put = { taken: true } | { taken: false; code: string };

/** What became of each event, in their order. Fails for none: one that was not taken is told by its code. */
export type PutEvents = (events: readonly CloudEvent[]) => Promise<Put[]>;

const entryOf = (event: CloudEvent, bus: string): PutEventsRequestEntry => ({
  EventBusName: bus,
  Source: event.source,
  DetailType: event.type,
  Time: new Date(event.time),
  Detail: JSON.stringify(event),
});

const putRequest = async (client: EventBridgeClient, entries: PutEventsRequestEntry[]): Promise<Put[]> => {
  try {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: entries }));
    // An entry was taken when it has an id, whatever the count of failures says.
    return entries.map((_, index) => {
      const { EventId, ErrorCode = 'no-answer' } = Entries[index] ?? {};
      return EventId === undefined ? { taken: false, code: ErrorCode } : { taken: true };
    });
  } catch (error) {
    const code = error instanceof Error ? error.name : 'not-an-error';
    return entries.map(() => ({ taken: false, code }));
  }
};

export const createPutEvents =
  (client: EventBridgeClient, bus: string): PutEvents =>
  async (events) => {
    const puts: Put[] = [];
    for (const request of packEntries(events.map((event) => entryOf(event, bus)))) {
      puts.push(...(await putRequest(client, request)));
    }
    return puts;
  };
