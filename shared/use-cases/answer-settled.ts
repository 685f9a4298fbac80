import { setTimeout as wait } from 'node:timers/promises';
import { addMilliseconds, type Instant } from '../domain/instants.ts';
import { KEPT_MILLISECONDS, liftSeen } from '../table/lift.ts';
import { type Sight, watching } from '../table/settling.ts';
import { StaleRead } from '../table/stale-read.ts';
import type { TableView } from '../table/table-view.ts';

/** The clocks of the register's servers differ by at most 200 ms. */
const CONSISTENT_LAG_MILLISECONDS = 300;
/** What DynamoDB reads without consistency is far less old. */
const EVENTUAL_LAG_MILLISECONDS = 5_000;
/** No live answer is about an earlier moment, since older announcements are lifted. */
export const LONGEST_LAG_MILLISECONDS = Math.max(EVENTUAL_LAG_MILLISECONDS, KEPT_MILLISECONDS);

/** An effect that is dated later than any clock could have dated it is not waited for. */
const FARTHEST_AHEAD_MILLISECONDS = 1_000;
const PAUSE_MILLISECONDS = 40;
const MAX_READINGS = 200;

/** What is asked about: as of now, or as of the instants that were named, or both. */
export interface Moment {
  now: Instant;
  isLive: boolean;
  named?: readonly Instant[];
  /** Whether what is read may be a little old. The answer is then about an instant before that. */
  mayBeOld?: boolean;
}

/** How to read: the instant of what is asked live, and whether consistently. */
export interface AsOf {
  live: Instant;
  consistent: boolean;
}

type Pause = (milliseconds: number) => Promise<unknown>;

const later = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** The instants that one question may be about, as time goes on. */
const momentOf = ({ now, isLive, named = [], mayBeOld = false }: Moment, pause: Pause) => {
  /** What is to come stays a forecast. */
  const past = named.filter((instant) => instant <= now).reduce<Instant | undefined>(later, undefined);
  let consistent = !mayBeOld;
  let waited = 0;
  const ago = (milliseconds: number): Instant => addMilliseconds(now, waited - milliseconds);
  const newest = (): Instant => ago(consistent ? CONSISTENT_LAG_MILLISECONDS : EVENTUAL_LAG_MILLISECONDS);
  let live = newest();
  /** The answer must be about this instant or a later one: what had taken effect when the question came. */
  let floor = past;
  let isFirst = true;

  const pauseFor = async (milliseconds: number): Promise<void> => {
    await pause(milliseconds);
    waited += milliseconds;
    live = newest();
  };

  /** Waits or moves, when what was seen does not allow an answer yet. @returns whether it does */
  const allows = async (table: TableView, { settledAt, settling }: Sight): Promise<boolean> => {
    const asked = isLive ? live : past;
    if (asked === undefined) return true;
    const hasSettled = isLive && settledAt !== undefined && settledAt <= ago(-FARTHEST_AHEAD_MILLISECONDS);
    const effect = hasSettled ? settledAt : undefined;
    const isBarred = settling !== undefined && settling.settlingFrom <= asked;
    if (!consistent && (isBarred || (effect !== undefined && effect > asked) || (past ?? '') > newest())) {
      consistent = true;
      live = newest();
      return false;
    }
    if (isFirst) floor = later(floor, effect);
    isFirst = false;
    if (isBarred) {
      const before = addMilliseconds(settling.settlingFrom, -1);
      if (settling.settlingFrom < ago(KEPT_MILLISECONDS)) {
        await liftSeen(table, settling);
        live = newest();
      } else if (isLive && before >= (floor ?? '')) live = before;
      else await pauseFor(PAUSE_MILLISECONDS);
      return false;
    }
    const wanted = floor === undefined || floor < asked ? asked : floor;
    if (wanted === asked && asked <= newest()) return true;
    await pauseFor(Math.max(0, Date.parse(wanted) - Date.parse(newest())));
    return false;
  };
  return { asOf: (): AsOf => ({ live, consistent }), allows };
};

/**
 * Answers about now or the past so that no later answer about the same instant differs
 * (docs/adr/0037-a-change-is-announced-before-it-is-dated.md). `answer` reads through the table that it gets, and may
 * be called again.
 *
 * A live answer is about a moment a little before now: whatever is dated up to then was announced before it was read.
 * Where an announcement stands, it is about the moment before it. What had taken effect when the question came is part
 * of the answer: right after a change the answer waits for that, 300 ms at most, or for a command that is under way.
 * Named instants are answered as named.
 * @throws StaleRead when the items never came to rest
 */
export const answerSettled = async <T>(
  table: TableView,
  moment: Moment,
  answer: (view: TableView, asOf: AsOf) => Promise<T>,
  pause: Pause = wait,
): Promise<{ answer: T; evaluatedAt: Instant }> => {
  const { asOf, allows } = momentOf(moment, pause);
  for (let readings = 0; readings < MAX_READINGS; readings += 1) {
    const { view, look } = watching(table);
    const { live, consistent } = asOf();
    const found = await answer(view, { live, consistent });
    if (await allows(table, look())) return { answer: found, evaluatedAt: live };
  }
  throw new StaleRead();
};
