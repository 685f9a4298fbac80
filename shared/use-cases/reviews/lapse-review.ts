import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { AccessReview, ReviewCalendar } from '../../domain/reviews/access-review.ts';
import {
  type ReviewMark,
  standingOf,
  suspendsAdministrators,
  suspendUnreviewed,
  suspensionOrder,
} from '../../domain/reviews/review-card.ts';
import { lapseReview } from '../../domain/reviews/review-steps.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { getMark, listMarks, putMark } from '../../table/reviews/review-marks.ts';
import { checkReviewTakesDecisions } from '../../table/reviews/reviews.ts';
import { recordCardChange } from '../access/record-card-change.ts';
import { carryOut } from '../carry-out.ts';
import type { CarriedContext, CommandContext, Outcome } from '../command.ts';
import { lookAtCards, outstandingOf, type ReviewedCards } from './look-at-review.ts';
import { recordReview } from './record-review.ts';

/** Suspends one card, unless it has been reviewed, ended or suspended since. */
const suspendCard = async (
  context: CommandContext,
  review: AccessReview,
  personId: PersonId,
): Promise<Outcome<void>> => {
  const { table, now, actor } = context;
  const [mark, card] = await Promise.all([
    getMark(table, review, personId),
    getCard(table, review.siren, personId),
  ]);
  const isOutstanding = card !== undefined && standingOf(card, review, mark) === 'outstanding';
  const change = isOutstanding ? suspendUnreviewed(card, review.id, now) : undefined;
  if (change === undefined) return { value: undefined, writes: [] };
  const { value, writes } = await recordCardChange(context, change, 'register');
  const made = { review: review.id, personId, decision: 'suspend', by: actor, at: now } as const;
  return {
    value: undefined,
    writes: [
      ...writes,
      putMark(table, review, { ...made, eventHash: value.lastEventHash }),
      checkReviewTakesDecisions(table, review),
    ],
  };
};

/** Whether the card belongs to the last active administrator, who stays. The transaction's own condition finds out. */
const isKept = async (
  context: CarriedContext,
  review: AccessReview,
  personId: PersonId,
): Promise<boolean> => {
  try {
    await carryOut(context, (each) => suspendCard(each, review, personId));
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'last-administrator') return true;
    throw error;
  }
};

/** The only administrator who is left after the review suspended the others; undefined otherwise. */
const leftAlone = async (
  { table }: CommandContext,
  { review: { siren }, cards }: ReviewedCards,
  marks: readonly ReviewMark[],
): Promise<PersonId | undefined> => {
  if (!suspendsAdministrators(cards, marks)) return undefined;
  const [first, ...others] = await getAdministrators(table, siren);
  return others.length === 0 ? first : undefined;
};

/**
 * Suspends what nobody reviewed, card by card, each in a transaction of its own with its mark. When no card is left,
 * it closes the review. When it is interrupted, the next run goes on with the rest; two runs at once suspend each
 * card once.
 */
export const lapseOverdueReview = async (
  context: CarriedContext,
  calendar: ReviewCalendar,
  review: AccessReview,
  calledOn: PersonId,
  mayGoOn: () => boolean,
): Promise<Outcome<'lapsed' | 'interrupted'>> => {
  let kept: PersonId | undefined;
  const looked = await lookAtCards(context.table, review);
  for (const { personId } of suspensionOrder(outstandingOf(looked), looked.marks)) {
    if (!mayGoOn()) return { value: 'interrupted', writes: [] };
    if (await isKept(context, review, personId)) kept = personId;
  }
  const marks = await listMarks(context.table, review);
  const suspended = marks.filter(({ decision }) => decision === 'suspend').length;
  const alone = kept === undefined ? await leftAlone(context, looked, marks) : undefined;
  const step = lapseReview(review, { suspended, kept, alone }, context.now);
  return { value: 'lapsed', writes: recordReview(context, calendar, step, kept ?? alone ?? calledOn).writes };
};
