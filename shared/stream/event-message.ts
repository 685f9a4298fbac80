import { type Event, eventSchema } from '../domain/events.ts';

/** SQS takes no more in one message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_BYTES = 1_048_576;

/** JSON leaves these two characters as they are, and SQS refuses them. Texts that people typed may contain them. */
const REFUSED = /[\uFFFE\uFFFF]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** An item has at most 400 KB, so an event could only be too large by what grows in JSON, such as quotes. */
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

/** The event in a message. @throws SyntaxError or ZodError for any other message */
export const readMessage = (body: string): Event => eventSchema.parse(JSON.parse(body));
