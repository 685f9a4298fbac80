import * as z from 'zod/mini';
import { QUEUE_CONSUMERS } from '../queue-consumers.ts';

const queueUrlsSchema = z.record(z.enum(QUEUE_CONSUMERS.map(({ name }) => name)), z.url());

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  /** The URL of each consumer's queue by the consumer's name, as JSON. */
  QUEUE_URLS: z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string): unknown => JSON.parse(text)),
      queueUrlsSchema,
    ),
  ),
});
export type QueueUrls = z.infer<typeof queueUrlsSchema>;
