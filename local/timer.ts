import { setTimeout as wait } from 'node:timers/promises';

/** Node fires a longer timer at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args). */
export const MAX_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** Resolves at that moment, never before, however far away it is. Rejects when `signal` aborts. */
export const waitUntil = async (epochMilliseconds: number, signal: AbortSignal): Promise<void> => {
  for (let left = epochMilliseconds - Date.now(); left > 0; left = epochMilliseconds - Date.now()) {
    await wait(Math.min(left, MAX_TIMER_MILLISECONDS), undefined, { signal });
  }
};
