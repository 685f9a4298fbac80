import { setTimeout as wait } from 'node:timers/promises';

/** A longer timer of Node goes off at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args). */
export const MAX_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** Resolves when that moment has come, never before, however far it is. Rejects when `signal` aborts. */
export const waitUntil = async (epochMilliseconds: number, signal: AbortSignal): Promise<void> => {
  for (let left = epochMilliseconds - Date.now(); left > 0; left = epochMilliseconds - Date.now()) {
    await wait(Math.min(left, MAX_TIMER_MILLISECONDS), undefined, { signal });
  }
};
