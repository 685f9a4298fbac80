import type { Time } from './past.ts';

/** What is done in a while: nobody waits for it or hears of its end, except whoever waits until all of it is done. */
export const background = (time: Pick<Time, 'wait'>) => {
  const underway = new Set<Promise<unknown>>();
  const later = (milliseconds: number, work: () => Promise<unknown>): void => {
    const done: Promise<unknown> = time
      .wait(milliseconds)
      .then(work)
      .catch(() => undefined)
      .finally(() => underway.delete(done));
    underway.add(done);
  };
  const settled = async (): Promise<void> => {
    while (underway.size > 0) await Promise.all(underway);
  };
  return { later, settled };
};
