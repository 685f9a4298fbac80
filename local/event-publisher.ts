import { HANDLED_EVENTS } from '../functions/event-publisher/contract.ts';
import type { StreamConsumer } from './deliver-records.ts';

/** The publisher's Lambda on the stream, imported once its environment is there: it reads it at import. */
export const loadEventPublisher = async (): Promise<StreamConsumer> => {
  const { handler } = await import('../functions/event-publisher/index.ts');
  return {
    name: 'event-publisher',
    handler,
    wants: ({ eventName, dynamodb }) =>
      eventName === 'INSERT' && HANDLED_EVENTS.some((type) => type === dynamodb?.NewImage?.type?.S),
  };
};
