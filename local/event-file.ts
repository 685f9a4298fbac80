import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The fields that are read of https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const requestSchema = z.object({
  Entries: z
    .array(z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string() }))
    .check(z.minLength(1), z.maxLength(10)),
});

/** EventBridge's PutEvents. Each event becomes a line of the file. @throws for any other request */
export const putIntoFile = (path: string, request: unknown) => {
  const { Entries } = requestSchema.parse(request);
  const events: unknown[] = Entries.map(({ Detail }) => JSON.parse(Detail));
  appendFileSync(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  return { FailedEntryCount: 0, Entries: events.map(() => ({ EventId: randomUUID() })) };
};
