import { waitUntil } from './timer.ts';

/** What Step Functions calls a wait that took too long. */
class StatesTimeout extends Error {
  constructor() {
    super('the wait is over');
    this.name = 'States.Timeout';
  }
}

export interface TaskTokenWait {
  token: string;
  /** Hands the token to whoever will end the wait, perhaps at once. */
  announce: () => Promise<unknown>;
  /** When it is over, in milliseconds of the epoch. */
  until: () => Promise<number>;
  signal: AbortSignal;
}

/** The waits of all executions, each by a token of its own. */
export const createWaits = () => {
  const waits = new Map<string, (output: unknown) => void>();
  return {
    /** The output that the wait is ended with; fails with `States.Timeout` when it is over. */
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
    /** @returns whether somebody waited with that token */
    end: (token: string, output: unknown): boolean => {
      const resolve = waits.get(token);
      resolve?.(output);
      return resolve !== undefined;
    },
  };
};
