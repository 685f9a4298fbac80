import { InseeUnavailable } from './insee-failure.ts';

const MAX_TRIES = 4;
const FIRST_PAUSE_MILLISECONDS = 1_000;
/** For a longer pause, the next run is soon enough. */
const MAX_PAUSE_MILLISECONDS = 60_000;

/**
 * A try that may succeed later. `retryAfter` is the header of that name, in seconds or as a date (RFC 9110, 10.2.3).
 */
export class PassingFailure extends Error {
  readonly retryAfter: string | undefined;
  constructor(reason: string, retryAfter?: string | undefined) {
    super(reason);
    this.name = 'PassingFailure';
    this.retryAfter = retryAfter;
  }
}

/** Milliseconds; undefined when the header is missing or meaningless. */
export const pauseAsked = (retryAfter: string | undefined, now: number): number | undefined => {
  if (retryAfter === undefined) return undefined;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(milliseconds, 0);
};

export interface RetryTime {
  /** Milliseconds since 1970. */
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds that are left to spend. */
  timeLeft: () => number;
}

/**
 * Retries passing failures, after the requested pause or after about 1, 2 and 4 seconds.
 * @throws InseeUnavailable after four tries, or when the pause is too long or time runs out; other errors as they are
 */
export const retryInsee = async <T>(
  attempt: () => Promise<T>,
  { now, wait, timeLeft }: RetryTime,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      const growing = FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1) * (0.5 + Math.random());
      const pause = pauseAsked(error.retryAfter, now()) ?? growing;
      const isTooLong = pause > MAX_PAUSE_MILLISECONDS || pause >= timeLeft();
      if (tries >= MAX_TRIES || isTooLong) throw new InseeUnavailable(error.message);
      await wait(pause);
    }
  }
};
