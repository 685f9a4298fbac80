import { waitUntil } from './timer.ts';

/** Step Functions' name for a wait that took too long. */
class StatesTimeout extends Error {
  constructor() {
    super('the wait is over');
    this.name = 'States.Timeout';
  }
}

export interface TaskTokenWait {
  token: string;
  /** Hands over the token, with which the wait may end at once. */
  announce: () => Promise<unknown>;
  /** When the wait times out, in milliseconds of the epoch. */
  until: () => Promise<number>;
  signal: AbortSignal;
}

/** The waits of all executions, each with its own token. */
export const createWaits = () => {
  const waits = new Map<string, (output: unknown) => void>();
  return {
    /** Waits, and gives the output with which the wait is ended. Fails with `States.Timeout` when the time is over. */
    begin: async ({ token, announce, until, signal }: TaskTokenWait): Promise<unknown> => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const ended = new AbortController();
      const expire = async (): Promise<never> => {
        await announce();
        await waitUntil(await until(), AbortSignal.any([signal, ended.signal]));
        throw new StatesTimeout();
      };
      waits.set(token, resolve);
      try {
        return await Promise.race([promise, expire()]);
      } finally {
        waits.delete(token);
        ended.abort();
      }
    },
    /** @returns whether a wait had that token */
    end: (token: string, output: unknown): boolean => {
      const resolve = waits.get(token);
      resolve?.(output);
      return resolve !== undefined;
    },
  };
};
