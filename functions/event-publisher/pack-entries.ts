import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const MAX_ENTRIES = 10;
/** The limit for all entries of a request together. Some regions take more by now; all take this much. */
const MAX_BYTES = 256 * 1024;
const TIME_BYTES = 14;

/**
 * The size as EventBridge counts it:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/calculate-putevents-entry-size.html
 */
export const bytesOf = ({ Time, Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number =>
  (Time === undefined ? 0 : TIME_BYTES) + Buffer.byteLength(Source + DetailType + Detail);

/**
 * Packs the entries, in their order, into requests that EventBridge takes. An entry that is too large is alone in its
 * request.
 */
export const packEntries = (entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] => {
  const requests: PutEventsRequestEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const bytes = bytesOf(entry);
    const request = requests.at(-1);
    if (request === undefined || request.length === MAX_ENTRIES || bytes > room) {
      requests.push([entry]);
      room = MAX_BYTES - bytes;
    } else {
      request.push(entry);
      room -= bytes;
    }
  }
  return requests;
};
