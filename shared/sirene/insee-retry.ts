import { InseeUnavailable } from './insee-failure.ts';

const MAX_TRIES = 4;
const FIRST_PAUSE_MILLISECONDS = 1_000;
/** Whoever asks for more is asked again by the next run. */
const MAX_PAUSE_MILLISECONDS = 60_000;

/** A try that may succeed later; `retryAfter` is the header of that name, in seconds or as a date (RFC 9110, 10.2.3). */
export class PassingFailure extends Error {
  readonly retryAfter: string | undefined;
  constructor(reason: string, retryAfter?: string | undefined) {
    super(reason);
    this.name = 'PassingFailure';
    this.retryAfter = retryAfter;
  }
}

/** Milliseconds; undefined where the header is missing or says nothing. */
export const pauseAsked = (retryAfter: string | undefined, now: number): number | undefined => {
  if (retryAfter === undefined) return undefined;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(milliseconds, 0);
};

export interface RetryTime {
  /** Milliseconds since 1970. */
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds that may still be spent. */
  timeLeft: () => number;
}

/**
 * Tries again what may pass, after the pause that was asked for or after 1, 2 and 4 seconds, more or less.
 * @throws InseeUnavailable after four tries, or where the pause is too long or time runs out; all else as it is thrown
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
