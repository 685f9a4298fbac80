import { DomainError } from '../../domain/errors.ts';
import type { ReviewMark } from '../../domain/reviews/review-card.ts';
import { StaleRead } from '../../table/stale-read.ts';
import { carryOut } from '../carry-out.ts';
import type { CarriedContext } from '../command.ts';
import { type CardDecision, decideOnCard, type Sitting } from './decide-on-card.ts';

/** The result of one decision of several. */
export type DecisionResult = CardDecision & ({ mark: ReviewMark } | { refusal: DomainError });

/** @throws unavailable, or another error that may pass. The whole request is then sent again, and does the rest */
const decide = async (
  context: CarriedContext,
  sitting: Sitting,
  asked: CardDecision,
): Promise<DecisionResult> => {
  try {
    return { ...asked, mark: await carryOut(context, (each) => decideOnCard(each, sitting, asked)) };
  } catch (error) {
    if (error instanceof DomainError) return { ...asked, refusal: error };
    throw error instanceof StaleRead ? new DomainError('unavailable') : error;
  }
};

/**
 * Makes several decisions, each in a transaction of its own, so that a refused one holds up no other. They keep the
 * order in which they were sent, since one may depend on the one before.
 */
export const decideOnCards = async (
  context: CarriedContext,
  sitting: Sitting,
  asked: readonly CardDecision[],
): Promise<DecisionResult[]> => {
  const results: DecisionResult[] = [];
  for (const each of asked) results.push(await decide(context, sitting, each));
  return results;
};
