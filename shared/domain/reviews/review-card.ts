import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type AccessCard, stageAt } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import { suspend } from '../access/membership.ts';
import { actorSchema } from '../events.ts';
import { type PersonId, personIdSchema, type ReviewId, reviewIdSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import type { AccessReview } from './access-review.ts';

/** A reviewer confirms a card, changes its grants or ends it; what nobody reviewed, the register suspends. */
export const reviewDecisionSchema = z.enum(['confirm', 'change', 'end']);
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** What a review decided on a card: written once with its effect, never changed. */
export const reviewMarkSchema = z.object({
  review: reviewIdSchema,
  personId: personIdSchema,
  decision: z.enum([...reviewDecisionSchema.options, 'suspend']),
  by: actorSchema,
  at: instantSchema,
  reason: z.optional(z.string()),
  /** What `change` was asked to change, as a digest: the same request again is known by it. */
  asked: z.optional(z.string()),
  /** Of the card's event that says so: whoever holds the evidence finds it by this. */
  eventHash: z.string(),
});
export type ReviewMark = z.infer<typeof reviewMarkSchema>;

/** `left`: the access has ended otherwise since the review opened. `outstanding`: still to be reviewed. */
export type ReviewStanding = 'confirmed' | 'changed' | 'ended' | 'suspended' | 'left' | 'outstanding';

const DECIDED = { confirm: 'confirmed', change: 'changed', end: 'ended', suspend: 'suspended' } as const;

/**
 * Where a card stands in a review; undefined for one that is not part of it: a review is of the members there were when
 * it opened. What is no longer outstanding never is again.
 */
export const standingOf = (
  card: Pick<AccessCard, 'timeline'>,
  { openedAt }: Pick<AccessReview, 'openedAt'>,
  mark: Pick<ReviewMark, 'decision'> | undefined,
): ReviewStanding | undefined => {
  const status = stageAt(card, openedAt)?.status;
  if (status !== 'active' && status !== 'suspended') return undefined;
  if (mark !== undefined) return DECIDED[mark.decision];
  const hasEnded = card.timeline.some((stage) => stage.from > openedAt && stage.status === 'ended');
  return hasEnded ? 'left' : 'outstanding';
};

/** A change of a card as a review's own. */
export const ofReview = (change: CardChange, review: ReviewId): CardChange => ({
  ...change,
  event: { ...change.event, data: { ...change.event.data, review } },
});

/** The card stays as it is, and its chain tells that it was looked at. */
export const confirmCard = (card: AccessCard, reason: string | undefined): CardChange => ({
  before: card,
  after: card,
  event: { type: 'access.confirmed', data: {}, ...(reason !== undefined && { reason }) },
});

/** Nobody reviewed it in time. Undefined for a card that is suspended already. */
export const suspendUnreviewed = (
  card: AccessCard,
  review: ReviewId,
  now: Instant,
): CardChange | undefined =>
  stageAt(card, now)?.status === 'active' ? ofReview(suspend(card, now), review) : undefined;

const isAdministrators = ({ timeline }: AccessCard): boolean => timeline.at(-1)?.role === 'administrator';

/**
 * The order in which unreviewed cards are suspended. The last active administrator is never suspended: coming last, it
 * is one who reviewed others' cards rather than one who did nothing, and of these whoever has held the role for longest.
 */
export const suspensionOrder = (
  cards: readonly AccessCard[],
  marks: readonly Pick<ReviewMark, 'by'>[],
): AccessCard[] => {
  const reviewers = new Set<string>(marks.map(({ by }) => by.id));
  const tookPart = ({ personId }: AccessCard): number => (reviewers.has(personId) ? 1 : 0);
  const since = ({ timeline }: AccessCard): string => timeline.at(-1)?.from ?? '';
  return [
    ...cards.filter((card) => !isAdministrators(card)),
    ...cards
      .filter(isAdministrators)
      .toSorted((a, b) => tookPart(a) - tookPart(b) || (since(a) < since(b) ? 1 : -1)),
  ];
};

/** Whether a review has suspended an administrator. */
export const suspendsAdministrators = (
  cards: readonly Pick<ReviewedCard, 'card'>[],
  marks: readonly ReviewMark[],
): boolean => {
  const suspended = new Set(
    marks.filter(({ decision }) => decision === 'suspend').map(({ personId }) => personId),
  );
  return cards.some(({ card }) => suspended.has(card.personId) && isAdministrators(card));
};

/** SHA-256, in hexadecimal, of what a `change` asks for. */
export const hashAsked = (asked: { end: readonly string[]; give: readonly unknown[] }): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/** SHA-256, in hexadecimal, of what was decided on each card, by person: a signature is of exactly these. */
export const hashMarks = (marks: readonly ReviewMark[]): string => {
  const lines = marks.map(({ personId, decision, eventHash }) => `${personId} ${decision} ${eventHash}`);
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
};

/** Where each of the review's cards stands. */
export interface ReviewedCard {
  card: AccessCard;
  standing: ReviewStanding;
  mark: ReviewMark | undefined;
}

/** The review's cards among an organisation's, each with what was decided on it. */
export const cardsOfReview = (
  review: AccessReview,
  cards: readonly AccessCard[],
  marks: readonly ReviewMark[],
): ReviewedCard[] => {
  const byPerson = new Map<PersonId, ReviewMark>(marks.map((mark) => [mark.personId, mark]));
  return cards.flatMap((card) => {
    const mark = byPerson.get(card.personId);
    const standing = standingOf(card, review, mark);
    return standing === undefined ? [] : [{ card, standing, mark }];
  });
};
