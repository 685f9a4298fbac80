import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import type { CloudEvent } from '../../shared/public-events/cloud-event.ts';
import { packEntries } from './pack-entries.ts';

/** The result for one event: taken, or EventBridge's code for the failure. */
export type Put = { taken: true } | { taken: false; code: string };

/** Sends events and gives the result of each, in their order. It does not throw for an event that was not taken. */
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
    // An entry with an id was taken, whatever the count of failures says.
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
