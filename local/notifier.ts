import { HANDLED_EVENTS } from '../functions/notifications/contract.ts';
import type { StreamConsumer } from './deliver-records.ts';

/** The notifier's Lambda on the stream, imported once its environment is there: it reads it at import. */
export const loadNotifier = async (): Promise<StreamConsumer> => {
  const { handler } = await import('../functions/notifications/index.ts');
  return {
    name: 'notifications',
    handler,
    wants: ({ eventName, dynamodb }) =>
      eventName === 'INSERT' && HANDLED_EVENTS.some((type) => type === dynamodb?.NewImage?.type?.S),
  };
};
