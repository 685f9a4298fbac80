import { ulid } from 'ulid';
import type { Answered, Register } from './register.ts';

/** Sends again whenever the answer is to come back later, as a client does. */
export const persist = async (send: () => Promise<Answered>): Promise<Answered> => {
  const answered = await send();
  return answered.status === 503 ? persist(send) : answered;
};

/** The register as a careful client reaches it: each request under a key, and again until it is answered. */
export const persisting =
  (register: Register): Register =>
  (account, operation, sent = {}) => {
    const headers = { 'idempotency-key': ulid(), ...sent.headers };
    return persist(() => register(account, operation, { ...sent, headers }));
  };

/** So many at once. */
export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/**
 * Plays so many rounds, `lanes` at a time: while one waits, as everybody does who meets others, the next one works.
 * Each is told its number and its lane. The first to fail ends them all.
 */
export const inLanes = async (
  rounds: number,
  lanes: number,
  play: (round: number, lane: number) => Promise<unknown>,
): Promise<void> => {
  let begun = 0;
  await times(Math.min(lanes, rounds), async (lane) => {
    while (begun < rounds) {
      begun += 1;
      try {
        await play(begun - 1, lane);
      } catch (error) {
        begun = rounds;
        throw error;
      }
    }
  });
};
