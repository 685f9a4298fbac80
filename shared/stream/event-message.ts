import { type Event, eventSchema } from '../domain/events.ts';

/** SQS takes no more in one message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_BYTES = 1_048_576;

/** The two characters that JSON leaves as they are and SQS refuses: people's own words may hold them. */
const REFUSED = /[\uFFFE\uFFFF]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** An item has 400 KB at most, so that only what grows in JSON, as quotes do, could be too large. */
export class EventTooLarge extends Error {
  constructor(bytes: number) {
    super(`the event has ${bytes} bytes`);
    this.name = 'EventTooLarge';
  }
}

/** A stored event as the queues of its consumers hold it. @throws EventTooLarge */
export const writeMessage = (event: Event): string => {
  const body = JSON.stringify(event).replaceAll(REFUSED, escaped);
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BYTES) throw new EventTooLarge(bytes);
  return body;
};

/** The event that a message holds. @throws SyntaxError or ZodError for a message of anything else */
export const readMessage = (body: string): Event => eventSchema.parse(JSON.parse(body));
