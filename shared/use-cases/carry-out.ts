import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../domain/instants.ts';
import { commit } from '../table/commit.ts';
import { StaleRead } from '../table/stale-read.ts';
import { isEffect, type PlainWrite } from '../table/write.ts';
import { announcer } from './announcer.ts';
import type { CarriedContext, Outcome } from './command.ts';

/** Enough for each of several concurrent commands on one card to get its turn. */
const MAX_ATTEMPTS = 8;
const PAUSE_MILLISECONDS = 12;
/** No attempt begins later. A Lambda of the API has 20 s in all, and one attempt may itself wait for DynamoDB. */
const TIME_OUT_MILLISECONDS = 10_000;

export type Pause = (milliseconds: number) => Promise<unknown>;

type Carried = Pick<CarriedContext, 'table' | 'newId' | 'clock'>;

/** Decides at that instant. It may be asked again, so it has no effect itself. It may throw StaleRead to be asked again. */
export type DecideAt<Context, T> = (
  context: Context & { now: Instant },
  attempt: number,
) => Promise<Outcome<T>> | Outcome<T>;

const isPlain = (write: Outcome<unknown>['writes'][number]): write is PlainWrite => !isEffect(write);

/** Each call of the result gives the same ids again, so that both decisions of an attempt name the same things. */
const sameIds = (newId: () => string) => {
  const ids: string[] = [];
  return () => {
    let next = 0;
    return (): string => {
      const id = ids[next] ?? newId();
      ids[next] = id;
      next += 1;
      return id;
    };
  };
};

/**
 * Decides, and stores the effect. What decisions read changes in three steps: it decides in order to know which of
 * these items it will write, announces itself on them, then decides again and commits what it decided, dated after the
 * announcement. So an answer that was given before the effect could be seen is about an instant before it
 * (docs/adr/0037-a-change-is-announced-before-it-is-dated.md). After a concurrent change it decides again on fresh
 * facts, with a random pause that grows.
 * @throws StaleRead when others always came first. Nothing is stored then, and a later try may succeed.
 */
export const carryOut = async <Context extends Carried, T>(
  context: Context,
  decide: DecideAt<Context, T>,
  { pause = wait, attempts = MAX_ATTEMPTS }: { pause?: Pause | undefined; attempts?: number } = {},
): Promise<T> => {
  const { table, clock, newId } = context;
  const begun = performance.now();
  const hasTime = (): boolean => performance.now() - begun < TIME_OUT_MILLISECONDS;
  const { view, announceAll, hasAnnounced, settled, withdrawAll } = announcer(context, { hasTime, pause });

  const attemptOnce = async (attempt: number): Promise<T> => {
    const ids = sameIds(newId);
    const first = await decide({ ...context, table: view, now: clock(), newId: ids() }, attempt);
    const effects = first.writes.filter(isEffect);
    if (effects.length === 0) {
      await commit(table, first.writes.filter(isPlain), newId());
      return first.value;
    }
    const { by, from } = await announceAll(effects.map(({ key }) => key));
    const now = clock();
    const at = now < from ? from : now;
    const second = await decide({ ...context, now: at, newId: ids() }, attempt);
    const changed = second.writes.filter(isEffect);
    if (!changed.every(({ key }) => hasAnnounced(key, by))) throw new StaleRead();
    const writes = second.writes.map(
      (write): PlainWrite =>
        isEffect(write) ? { item: write.over({ by, at }), refused: write.refused } : write,
    );
    await commit(table, writes, newId());
    settled(changed.map(({ key }) => key));
    return second.value;
  };

  try {
    for (let attempt = 0; attempt < attempts && hasTime(); attempt += 1) {
      if (attempt > 0) await pause(Math.round(PAUSE_MILLISECONDS * 2 ** attempt * Math.random()));
      try {
        return await attemptOnce(attempt);
      } catch (error) {
        if (!(error instanceof StaleRead)) throw error;
        await withdrawAll();
      }
    }
    throw new StaleRead();
  } finally {
    await withdrawAll();
  }
};
