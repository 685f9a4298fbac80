import { DomainError } from '../errors.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { openContest } from './decide.ts';
import { canBeEntered, type Letter } from './letter.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, move } from './transition.ts';
import { requireMayUseKey } from './who-may.ts';

/** Five tries per key (domain: "Activation key"). */
export const TRIES = 5;

interface Moment {
  now: Instant;
  terms: AdministratorChangeTerms;
}

/** The number of the next letter. */
export const nextLetterNumber = ({ letters }: AdministratorChange): number => letters.length + 1;

/**
 * When a letter that is ordered now leaves: at once, or with the next envelope of the organisation. `lastLeavesAt` is
 * when the last one left, or leaves.
 */
export const leavesAtAfter = (lastLeavesAt: Instant | undefined, { now, terms }: Moment): Instant => {
  if (lastLeavesAt === undefined) return now;
  if (now < lastLeavesAt) return lastLeavesAt;
  const next = after(lastLeavesAt, terms.envelopeDays, terms);
  return next <= now ? now : next;
};

/** A letter as it is ordered: its key, where it goes, and when. */
export interface LetterOrder {
  keyHash: string;
  headOffice: Siret;
  told: Letter['told'];
  leavesAt: Instant;
}

/** The letter's transition: the caller has judged who orders it, and where it can go. */
const ordered = (
  change: AdministratorChange,
  { leavesAt, ...order }: LetterOrder,
  { now, terms }: Moment,
): AdministratorChangeTransition => {
  const number = nextLetterNumber(change);
  const expiresAt = after(leavesAt, terms.letterDays, terms);
  const isLeaving = leavesAt <= now;
  const letter: Letter = {
    ...{ number, orderedAt: now, leavesAt, expiresAt, triesLeft: TRIES },
    ...order,
    ...(isLeaving && { leftAt: now }),
  };
  return move(
    change,
    { letters: [...change.letters, letter] },
    {
      type: 'administrator-change.activation-key-ordered',
      data: { letter: number, leavesAt, expiresAt, deadline: expiresAt },
    },
  );
};

/**
 * Orders the letter with the key to the head office. A letter that still waits for its envelope is not ordered twice.
 * @throws change-closed, change-not-ready, support-only, activation-key-sent
 */
export const orderLetter = (
  change: AdministratorChange,
  order: LetterOrder,
  moment: Moment,
): AdministratorChangeTransition => {
  requireMayUseKey({ change });
  const last = change.letters.at(-1);
  if (last !== undefined && last.leftAt === undefined && moment.now < last.leavesAt) {
    throw new DomainError({ code: 'activation-key-sent', facts: { until: last.leavesAt } });
  }
  return ordered(change, order, moment);
};

/** What came of an entered key. */
export type KeyAnswer = 'accepted' | 'wrong' | 'head-office-changed';

/**
 * Enters the key. The right key approves the request; a wrong one costs a try; a key that went to a former head office
 * is refused, and a new letter leaves at once for the present one. All are stored.
 * @throws change-closed, change-not-ready, support-only, no-activation-key
 */
export const enterKey = (
  change: AdministratorChange,
  matches: (letter: Letter) => boolean,
  /** The order of a new letter to the present head office, if that is not where the last letter went. */
  anew: LetterOrder | undefined,
  { now, terms }: Moment,
): { answer: KeyAnswer; triesLeft: number; transition: AdministratorChangeTransition } => {
  requireMayUseKey({ change });
  const last = change.letters.at(-1);
  if (last === undefined || !canBeEntered(last, now)) throw new DomainError('no-activation-key');
  const live = change.letters.filter((letter) => canBeEntered(letter, now));
  if (anew !== undefined) {
    return {
      answer: 'head-office-changed',
      triesLeft: TRIES,
      transition: ordered(change, { ...anew, leavesAt: now }, { now, terms }),
    };
  }
  const right = live.find(matches);
  if (right !== undefined && right.headOffice === last.headOffice) {
    const approval = { way: 'activation-key', at: now, headOffice: right.headOffice } as const;
    return {
      answer: 'accepted',
      triesLeft: last.triesLeft,
      transition: openContest(change, approval, now, terms),
    };
  }
  const triesLeft = last.triesLeft - 1;
  const transition = move(
    change,
    { letters: [...change.letters.slice(0, -1), { ...last, triesLeft }] },
    {
      type: 'administrator-change.activation-failed',
      data: { letter: last.number, triesLeft, deadline: last.expiresAt },
    },
  );
  return { answer: 'wrong', triesLeft, transition };
};
