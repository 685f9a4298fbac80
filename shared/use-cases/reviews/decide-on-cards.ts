import { DomainError } from '../../domain/errors.ts';
import type { AccessReview } from '../../domain/reviews/access-review.ts';
import type { ReviewMark } from '../../domain/reviews/review-card.ts';
import { StaleRead } from '../../table/commit.ts';
import type { CommandContext } from '../command.ts';
import { settle } from '../settle.ts';
import { type CardDecision, decideOnCard } from './decide-on-card.ts';

/** What became of one decision of several. */
export type DecisionResult = CardDecision & ({ mark: ReviewMark } | { refusal: DomainError });

/** @throws unavailable, or what else may pass: then the whole request is sent again, and does what is left */
const decide = async (
  context: CommandContext,
  review: AccessReview,
  asked: CardDecision,
): Promise<DecisionResult> => {
  try {
    return { ...asked, mark: await settle(context, (each) => decideOnCard(each, review, asked)) };
  } catch (error) {
    if (error instanceof DomainError) return { ...asked, refusal: error };
    throw error instanceof StaleRead ? new DomainError('unavailable') : error;
  }
};

/**
 * Several decisions, each in a transaction of its own: one that is refused holds up no other. In the order that they
 * were sent, since what one does may be what the next one meets.
 */
export const decideOnCards = async (
  context: CommandContext,
  review: AccessReview,
  asked: readonly CardDecision[],
): Promise<DecisionResult[]> => {
  const results: DecisionResult[] = [];
  for (const each of asked) results.push(await decide(context, review, each));
  return results;
};
