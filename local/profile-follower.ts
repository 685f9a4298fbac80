import { HANDLED_EVENTS } from '../functions/profile-follower/contract.ts';
import type { StreamConsumer } from './deliver-records.ts';

/** The Lambda that follows profiles on the stream, imported once its environment is there: it reads it at import. */
export const loadProfileFollower = async (): Promise<StreamConsumer> => {
  const { handler } = await import('../functions/profile-follower/index.ts');
  return {
    name: 'profile-follower',
    handler,
    wants: ({ eventName, dynamodb }) =>
      eventName === 'INSERT' && HANDLED_EVENTS.some((type) => type === dynamodb?.NewImage?.type?.S),
  };
};
