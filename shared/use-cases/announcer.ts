import { addMilliseconds, type Instant } from '../domain/instants.ts';
import { announce, withdraw } from '../table/announce.ts';
import type { Key } from '../table/keys.ts';
import { StaleRead } from '../table/stale-read.ts';
import type { Table } from '../table/table.ts';
import type { CarriedContext } from './command.ts';

const FIRST_PAUSE_MILLISECONDS = 4;
const LONGEST_PAUSE_MILLISECONDS = 128;

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/** The announcements of one command. Each round of them has a name of its own. */
export const announcer = (
  { table, newId, clock }: Pick<CarriedContext, 'table' | 'newId' | 'clock'>,
  { hasTime, pause }: { hasTime: () => boolean; pause: (milliseconds: number) => Promise<unknown> },
) => {
  const begun = { real: performance.now(), now: clock() };
  /** Where announcements of the command stand, or may, and by which round. */
  const standing = new Map<string, { key: Key; by: string }>();
  /** Whose announcement was the last to go, as far as it was read. */
  const seen = new Map<string, string>();
  let command: string | undefined;
  let rounds = 0;

  const withdrawAll = async (): Promise<void> => {
    const all = [...standing.values()];
    standing.clear();
    // What cannot be withdrawn is lifted by whoever meets it.
    await Promise.allSettled(all.map(({ key, by }) => withdraw(table, key, by)));
  };

  /** Whatever the clock says, time goes on for whoever waits. */
  const current = (now: Instant): Instant => {
    const waited = addMilliseconds(begun.now, Math.floor(performance.now() - begun.real));
    return now > waited ? now : waited;
  };

  /** The latest date of the announcements, or undefined when one of the items is taken. */
  const announceOnce = async (keys: readonly Key[], by: string): Promise<Instant | undefined> => {
    const now = clock();
    const round = { by, now, current: current(now) };
    for (const key of keys) standing.set(nameOf(key), { key, by });
    const asked = await Promise.allSettled(
      keys.map((key) => announce(table, key, round, seen.get(nameOf(key)))),
    );
    const dates = asked.map((each) => {
      if (each.status === 'rejected') throw each.reason;
      return each.value;
    });
    for (const [index, key] of keys.entries()) {
      if (dates[index] === undefined) standing.delete(nameOf(key));
    }
    const stored = dates.flatMap((date) => date ?? []);
    return stored.length < keys.length ? undefined : stored.toSorted().at(-1);
  };

  return {
    /** The table, on which the command is seen to read. */
    view: {
      ...table,
      watch: (item: Record<string, unknown>) => {
        table.watch?.(item);
        const name = `${item.PK} ${item.SK}`;
        if (typeof item.settledBy === 'string') seen.set(name, item.settledBy);
      },
    } satisfies Table,
    /**
     * Announces on all of the items at once, and waits as long as other commands are at work on one of them. No two
     * commands wait for each other, since none keeps an announcement while it waits.
     * @throws StaleRead when there is no more time
     */
    announceAll: async (keys: readonly Key[]): Promise<{ by: string; from: Instant }> => {
      command ??= newId();
      for (let tries = 0; hasTime(); tries += 1) {
        rounds += 1;
        const by = `${command}.${rounds}`;
        const from = await announceOnce(keys, by);
        if (from !== undefined) return { by, from };
        await withdrawAll();
        const longest = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** tries);
        await pause(Math.ceil(longest * Math.random()));
      }
      throw new StaleRead();
    },
    /** Whether the round has announced on the item. */
    hasAnnounced: (key: Key, by: string): boolean => standing.get(nameOf(key))?.by === by,
    /** The transaction has written these items, which ended their announcements. */
    settled: (keys: readonly Key[]): void => {
      for (const key of keys) standing.delete(nameOf(key));
    },
    withdrawAll,
  };
};
