import type * as z from 'zod/mini';
import { partOf } from '../../shared/domain/errors.ts';
import { pointerTo } from '../../shared/domain/pointer.ts';
import { grantTermsOf } from '../../shared/http/access/grant-terms.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import { viewRefusal } from '../../shared/http/problem.ts';
import { ALL_TEXTS } from '../../shared/http/problem-texts/problem-texts.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import type { CardDecision } from '../../shared/use-cases/reviews/decide-on-card.ts';
import { type DecisionResult, decideOnCards } from '../../shared/use-cases/reviews/decide-on-cards.ts';
import { lookAtCards, requireReview } from '../../shared/use-cases/reviews/look-at-review.ts';
import { openReviewNow } from '../../shared/use-cases/reviews/open-review.ts';
import { signReview } from '../../shared/use-cases/reviews/sign-review.ts';
import type { Language } from '../../shared/wording/text.ts';
import type { routes } from './contract.ts';
import { viewReviewOf } from './review-view.ts';

export const openReviewEndpoint: Decide<typeof routes.openReview> = async (
  context: CommandContext,
  { params: { siren } },
) => {
  const { value, writes } = await openReviewNow(context, siren);
  return { writes, value: { body: viewReviewOf(await lookAtCards(context.table, value)) } };
};

/** `index` is the place of the decision in the body. */
const viewResult =
  (language: Language) =>
  ({ personId, decision, ...result }: DecisionResult, index: number) => {
    if ('mark' in result) return { outcome: 'done' as const, personId, decision, at: result.mark.at };
    const refusal = partOf(pointerTo('decisions', index), result.refusal);
    const { title: _, ...words } = viewRefusal(refusal, language, ALL_TEXTS);
    return { outcome: 'refused' as const, personId, decision, ...words };
  };

type Asked = z.infer<NonNullable<typeof routes.decideReview.body>>['decisions'][number];

const decisionOf = (asked: Asked): CardDecision =>
  asked.decision === 'change' ? { ...asked, give: asked.give?.map(grantTermsOf) } : asked;

/** Each decision has already been stored or refused by itself, so only the answer is left to store. */
export const decideReviewEndpoint: Decide<typeof routes.decideReview> = async (
  context,
  { params, body, caller, language },
) => {
  const reviewer = requireParty(caller);
  const review = await requireReview(context.table, params);
  const results = await decideOnCards(context, { review, reviewer }, body.decisions.map(decisionOf));
  return { writes: [], value: { body: { results: results.map(viewResult(language)) } } };
};

export const signReviewEndpoint: Decide<typeof routes.signReview> = async (context, { params }) => {
  const { value, writes } = await signReview(context, params);
  return { writes, value: { body: viewReviewOf(value) } };
};
