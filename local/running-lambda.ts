import { AsyncLocalStorage } from 'node:async_hooks';

/** Which Lambda of the one process is at work, by its folder below `functions/`: they share the AWS clients' classes. */
export const runningLambda = new AsyncLocalStorage<string>();
