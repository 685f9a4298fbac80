import { addLosses, type Losses } from '../access/losses.ts';
import type { Roster, Seat } from '../access/roster.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import { takesMuch } from './bulk-change.ts';

/** What somebody asks for, and what they took away in the last seven days. */
export interface Taking {
  losses: Losses;
  taken: Losses;
}

/** For so long whoever was removed counts as somebody who could have looked. */
const REMOVED_LATELY_DAYS = 7;
/** Second eyes have administered for so long, and longer where the asker appointed them. */
const SECOND_EYES_DAYS = 7;
const APPOINTED_EYES_DAYS = 30;

/** A replacement that somebody else approved counts as an end by them. */
const REMOVED = ['ended', 'demoted', 'suspended', 'replaced'];

/** Whether the asker, or somebody whom they appointed, took the place from an administrator lately. */
const removedSomebody = ({ seats, departures }: Roster, asker: PersonId, now: Instant): boolean =>
  [...departures.values()].some(({ at, how, by }) => {
    if (by === undefined || !REMOVED.includes(how) || addDays(at, REMOVED_LATELY_DAYS) <= now) return false;
    const appointedBy = seats.get(by)?.became.by ?? departures.get(by)?.became?.by;
    return by === asker || appointedBy === asker;
  });

/**
 * Whether second eyes are necessary: much is taken away, in seven days and however it is done, and somebody else
 * administers or would, had the asker not removed them (authority: rule 11).
 */
export const needsSecondEyes = (
  roster: Roster,
  asker: PersonId,
  { losses, taken }: Taking,
  now: Instant,
): boolean => {
  const isAlone = [...roster.seats.keys()].every((each) => each === asker);
  return takesMuch(addLosses(losses, taken)) && (!isAlone || removedSomebody(roster, asker, now));
};

/** From when on somebody can be second eyes. */
const eyesFrom = ({ since, became }: Seat, asker: PersonId): Instant =>
  addDays(since, became.by === asker ? APPOINTED_EYES_DAYS : SECOND_EYES_DAYS);

/** Whether any of these administers for long enough. Where nobody does, two agents of support give them. */
export const hasSecondEyes = (
  { seats }: Pick<Roster, 'seats'>,
  { asker, deciders }: { asker: PersonId; deciders: readonly PersonId[] },
  now: Instant,
): boolean =>
  deciders.some((each) => {
    const seat = seats.get(each);
    return seat !== undefined && eyesFrom(seat, asker) <= now;
  });

/** @throws not-a-decider for who does not administer; second-eyes-too-new for who has not administered for long enough */
export const requireSecondEyes = (
  { seats }: Roster,
  { asker, eyes }: { asker: PersonId; eyes: PersonId },
  now: Instant,
): void => {
  const seat = seats.get(eyes);
  if (seat === undefined) throw new DomainError('not-a-decider');
  const until = eyesFrom(seat, asker);
  if (now < until) throw new DomainError({ code: 'second-eyes-too-new', facts: { until } });
};
