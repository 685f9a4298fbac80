import type { AccessCard } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { endAccess } from '../../domain/access/membership.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import { isSamePerson } from '../../domain/people/same-person.ts';
import type { AccessReview } from '../../domain/reviews/access-review.ts';
import {
  confirmCard,
  hashAsked,
  ofReview,
  type ReviewDecision,
  type ReviewMark,
  standingOf,
} from '../../domain/reviews/review-card.ts';
import { requireReviewTakesDecisions } from '../../domain/reviews/review-steps.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { checkSoleAdministrator, getAdministrators } from '../../table/access/administrators.ts';
import { getMark, putMark } from '../../table/reviews/review-marks.ts';
import { checkReviewTakesDecisions } from '../../table/reviews/reviews.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import { draftExchange, type Exchange } from '../access/give-grant.ts';
import { type Authority, recordCardChange } from '../access/record-card-change.ts';
import { type CommandContext, type Outcome, requireVersion } from '../command.ts';

/** A review, and the administrator who decides in it. */
export interface Sitting {
  review: AccessReview;
  reviewer: Party;
}

export type CardDecision = {
  personId: PersonId;
  reason?: string | undefined;
  /** The version of the card that the reviewer saw. */
  version: number;
} & (
  | { decision: Exclude<ReviewDecision, 'change'> }
  | { decision: 'change'; end?: Exchange['end'] | undefined; give?: Exchange['give'] | undefined }
);

/** Undefined for a decision that by itself changes no grant. */
const exchangeOf = (asked: CardDecision): Exchange | undefined =>
  asked.decision === 'change' ? { end: asked.end ?? [], give: asked.give ?? [] } : undefined;

const askedOf = (decision: CardDecision): string | undefined => {
  const exchange = exchangeOf(decision);
  return exchange && hashAsked(exchange);
};

/** The same decision, made again by the same person, returns the existing one. @throws already-reviewed */
const repeated = (mark: ReviewMark, { actor }: CommandContext, asked: CardDecision) => {
  const isSame =
    mark.decision === asked.decision &&
    mark.by.id === actor.id &&
    mark.reason === asked.reason &&
    mark.asked === askedOf(asked);
  if (!isSame) throw new DomainError('already-reviewed');
  return { value: mark, writes: [] };
};

/** The card, as the reviewer saw it. @throws not-in-review, member-ended, stale-version */
const expectCard = (
  card: AccessCard | undefined,
  review: AccessReview,
  { version }: CardDecision,
): AccessCard => {
  const standing = card && standingOf(card, review, undefined);
  if (card === undefined || standing === undefined) throw new DomainError('not-in-review');
  if (standing === 'left') throw new DomainError('member-ended');
  requireVersion(card, version);
  return card;
};

/** The person who decides has this card, or had their address on it when they came with another account. */
const isOwnCard = (card: AccessCard, reviewer: Party): boolean =>
  isSamePerson(reviewer, { personId: card.personId, email: card.holder.email });

/**
 * A sole administrator may review their own card, since nobody else can, as long as they are still the only one when
 * the transaction commits. They can never end it.
 */
const ownCard = async (
  table: Table,
  { siren }: AccessCard,
  { personId }: Party,
  decision: ReviewDecision,
): Promise<{ authority: Authority; checks: Write[] }> => {
  if (decision !== 'end') {
    return { authority: 'own', checks: [checkSoleAdministrator(table, siren, personId)] };
  }
  const { size } = await getAdministrators(table, siren);
  throw new DomainError(size > 1 ? 'own-card' : 'last-administrator');
};

/** What the decision does to the card. @throws member-ended, not-found, grant-ended, and what `draftGrants` throws */
const changeOf = async (
  context: CommandContext,
  card: AccessCard,
  asked: CardDecision,
): Promise<Outcome<CardChange>> => {
  const { decision, reason } = asked;
  const exchange = exchangeOf(asked);
  if (exchange !== undefined) return draftExchange(context, card, exchange, reason);
  return {
    value: decision === 'end' ? endAccess(card, context.now, reason) : confirmCard(card, reason),
    writes: [],
  };
};

/**
 * A reviewer decides on one card. One transaction stores the card, its event, the roster's condition, the mark, and
 * the condition that the review still takes decisions.
 * @throws already-reviewed, not-in-review, member-ended, stale-version, review-closed, own-card, and what `changeOf`
 * throws; last-administrator and forbidden when the transaction finds so
 */
export const decideOnCard = async (
  context: CommandContext,
  { review, reviewer }: Sitting,
  asked: CardDecision,
): Promise<Outcome<ReviewMark>> => {
  const { table, now, actor } = context;
  const { personId, decision, reason } = asked;
  // The card is read first. A card that a decision has changed was stored with its mark, so the mark is found too.
  const found = await getCard(table, review.siren, personId);
  const mark = await getMark(table, review, personId);
  if (mark !== undefined) return repeated(mark, context, asked);
  requireReviewTakesDecisions(review);
  const card = expectCard(found, review, asked);
  const { authority, checks } = isOwnCard(card, reviewer)
    ? await ownCard(table, card, reviewer, decision)
    : ({ authority: 'administrator', checks: [] } as const);
  const { value: change, writes } = await changeOf(context, card, asked);
  const recorded = await recordCardChange(context, ofReview(change, review.id), authority);
  const digest = askedOf(asked);
  const made: ReviewMark = {
    ...{ review: review.id, personId, decision, by: actor, at: now },
    ...(reason !== undefined && { reason }),
    ...(digest !== undefined && { asked: digest }),
    eventHash: recorded.value.lastEventHash,
  };
  return {
    value: made,
    writes: [
      ...recorded.writes,
      ...writes,
      ...checks,
      putMark(table, review, made),
      checkReviewTakesDecisions(table, review),
    ],
  };
};
