import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { AdministratorChange, Letter } from './administrator-change.ts';
import { openContest } from './decide.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, amend, requireState } from './transition.ts';

/** Five tries per key (domain: "Activation key"). */
export const TRIES = 5;
const MAX_LETTERS = 3;
/** A letter that has not arrived after this many days may be ordered again. */
const LETTER_LOST_DAYS = 7;

const canBeEntered = (letter: Letter, now: Instant): boolean =>
  letter.triesLeft > 0 && now < letter.expiresAt;

/** The number of the next letter. */
export const nextLetterNumber = ({ letters }: AdministratorChange): number => letters.length + 1;

/**
 * Orders the letter with the key to the establishment's registered address.
 * @throws change-closed, change-not-ready, activation-key-sent, too-many-letters
 */
export const orderLetter = (
  change: AdministratorChange,
  keyHash: string,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): AdministratorChangeTransition => {
  requireState(change, 'pending', 'escalated');
  const last = change.letters.at(-1);
  const isUnderWay =
    last !== undefined && canBeEntered(last, now) && now < after(last.orderedAt, LETTER_LOST_DAYS, terms);
  if (isUnderWay) {
    throw new DomainError({ code: 'activation-key-sent', facts: { until: last.expiresAt } });
  }
  if (change.letters.length >= MAX_LETTERS) throw new DomainError('too-many-letters');
  const number = nextLetterNumber(change);
  const expiresAt = after(now, terms.letterDays, terms);
  return amend(
    change,
    {
      // A newer letter replaces the one before: only its key counts.
      letters: [...change.letters, { number, orderedAt: now, expiresAt, keyHash, triesLeft: TRIES }],
    },
    {
      type: 'administrator-change.activation-key-ordered',
      data: { letter: number, expiresAt, deadline: expiresAt },
    },
  );
};

/**
 * Enters the key. The right key approves the request; a wrong one costs a try. Both are stored.
 * @throws change-closed, change-not-ready, no-activation-key
 */
export const enterKey = (
  change: AdministratorChange,
  matches: (letter: Letter) => boolean,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): { accepted: boolean; triesLeft: number; transition: AdministratorChangeTransition } => {
  requireState(change, 'pending', 'escalated');
  const letter = change.letters.at(-1);
  if (letter === undefined || !canBeEntered(letter, now)) throw new DomainError('no-activation-key');
  if (matches(letter)) {
    return {
      accepted: true,
      triesLeft: letter.triesLeft,
      transition: openContest(change, 'activation-key', now, terms),
    };
  }
  const triesLeft = letter.triesLeft - 1;
  const transition = amend(
    change,
    { letters: [...change.letters.slice(0, -1), { ...letter, triesLeft }] },
    {
      type: 'administrator-change.activation-failed',
      data: { letter: letter.number, triesLeft, deadline: letter.expiresAt },
    },
  );
  return { accepted: false, triesLeft, transition };
};
