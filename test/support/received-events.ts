import { readFile } from 'node:fs/promises';
import { vi } from 'vitest';
import * as z from 'zod/mini';
import { PATIENCE_MILLISECONDS } from './patience.ts';

const receivedSchema = z.looseObject({
  type: z.string(),
  subject: z.string(),
  data: z.looseObject({ version: z.number() }),
});
export type ReceivedEvent = z.infer<typeof receivedSchema>;

/**
 * The events that other systems received about one card or request. Waits until there are so many, in the order of
 * the bus.
 */
export const awaitEvents = (path: string, subject: string, count: number): Promise<ReceivedEvent[]> =>
  vi.waitFor(
    async () => {
      const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
      const events = lines
        .map((line) => receivedSchema.parse(JSON.parse(line)))
        .filter((each) => each.subject === subject);
      if (events.length < count) throw new Error(`${events.length} of ${count} events of ${subject}`);
      return events;
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 50 },
  );
