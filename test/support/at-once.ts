import type { Answered } from './register.ts';

/** Sends again whenever the answer asks to come back later, as a client does. */
export const persist = async (send: () => Promise<Answered>): Promise<Answered> => {
  const answered = await send();
  return answered.status === 503 ? persist(send) : answered;
};

/** Makes so many at once. */
export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
