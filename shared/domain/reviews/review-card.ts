import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type AccessCard, stageAt } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import { suspend } from '../access/membership.ts';
import { actorSchema } from '../events.ts';
import { type PersonId, personIdSchema, type ReviewId, reviewIdSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import type { AccessReview } from './access-review.ts';

/** A reviewer confirms a card, changes its grants or ends it. The register suspends what nobody reviewed. */
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
  /** A digest of what `change` was asked to do, so that the same request is recognised when it comes again. */
  asked: z.optional(z.string()),
  /** Hash of the card's event that records the decision; it leads to that event in the evidence. */
  eventHash: z.string(),
});
export type ReviewMark = z.infer<typeof reviewMarkSchema>;

/** `left`: the access ended in another way since the review opened. `outstanding`: still to be reviewed. */
export type ReviewStanding = 'confirmed' | 'changed' | 'ended' | 'suspended' | 'left' | 'outstanding';

const DECIDED = { confirm: 'confirmed', change: 'changed', end: 'ended', suspend: 'suspended' } as const;

/**
 * Where a card stands in a review. Undefined for a card that is not part of it: a review is about the members at its
 * opening. A card that is no longer outstanding never becomes so again.
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

/** Marks a change of a card as part of the review. */
export const ofReview = (change: CardChange, review: ReviewId): CardChange => ({
  ...change,
  event: { ...change.event, data: { ...change.event.data, review } },
});

/** Leaves the card as it is, and records in its chain that it was reviewed. */
export const confirmCard = (card: AccessCard, reason: string | undefined): CardChange => ({
  before: card,
  after: card,
  event: { type: 'access.confirmed', data: {}, ...(reason !== undefined && { reason }) },
});

/** Suspends a card that nobody reviewed in time. Undefined for a card that is already suspended. */
export const suspendUnreviewed = (
  card: AccessCard,
  review: ReviewId,
  now: Instant,
): CardChange | undefined =>
  stageAt(card, now)?.status === 'active' ? ofReview(suspend(card, now), review) : undefined;

const isAdministrators = ({ timeline }: AccessCard): boolean => timeline.at(-1)?.role === 'administrator';

/**
 * The order in which unreviewed cards are suspended. The last active administrator is never suspended, so whoever
 * comes last stays: an administrator who reviewed others' cards before one who did nothing, and among equals the one
 * who has held the role longest.
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

/** SHA-256, in hexadecimal, of the decisions on all cards, by person. A signature covers exactly these. */
export const hashMarks = (marks: readonly ReviewMark[]): string => {
  const lines = marks.map(({ personId, decision, eventHash }) => `${personId} ${decision} ${eventHash}`);
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
};

/** A card of the review, and where it stands. */
export interface ReviewedCard {
  card: AccessCard;
  standing: ReviewStanding;
  mark: ReviewMark | undefined;
}

/** The cards among an organisation's that belong to the review, each with its decision. */
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
