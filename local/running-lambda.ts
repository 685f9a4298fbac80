import { AsyncLocalStorage } from 'node:async_hooks';

/** Which Lambda is running, by its folder below `functions/`. In one process they share the AWS clients' classes. */
export const runningLambda = new AsyncLocalStorage<string>();
