import { HANDLED_EVENTS as PUBLISHED } from '../functions/event-publisher/contract.ts';
import { QUEUE_CONSUMERS } from '../functions/queue-consumers.ts';
import type { EventType } from '../shared/domain/events.ts';
import type { FedLambda } from './deliver-records.ts';
import { fedFromStream } from './fed-from-stream.ts';

const wants =
  (types: readonly EventType[]): FedLambda['wants'] =>
  ({ eventName, dynamodb }) =>
    eventName === 'INSERT' && types.some((type) => type === dynamodb?.NewImage?.type?.S);

const loadPublisher = async (): Promise<FedLambda> => {
  const { handler } = await import('../functions/event-publisher/index.ts');
  return { name: 'event-publisher', handler, wants: wants(PUBLISHED) };
};

/** The Lambdas that follow stored events, imported after their environment is set, because they read it at import. */
export const loadStreamConsumers = (): Promise<FedLambda[]> =>
  Promise.all([
    loadPublisher(),
    ...QUEUE_CONSUMERS.map(async ({ name, events }) => {
      const { handler } = await import(`../functions/${name}/index.ts`);
      return { name, handler: fedFromStream(handler), wants: wants(events) };
    }),
  ]);
