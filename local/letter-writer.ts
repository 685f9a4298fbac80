import { HANDLED_EVENTS } from '../functions/letters/contract.ts';
import type { StreamConsumer } from './deliver-records.ts';

/** The letters' Lambda on the stream, imported once its environment is there: it reads it at import. */
export const loadLetterWriter = async (): Promise<StreamConsumer> => {
  const { handler } = await import('../functions/letters/index.ts');
  return {
    name: 'letters',
    handler,
    wants: ({ eventName, dynamodb }) =>
      eventName === 'INSERT' && HANDLED_EVENTS.some((type) => type === dynamodb?.NewImage?.type?.S),
  };
};
