import * as z from 'zod/mini';
import { personIdSchema, reviewIdSchema, sirenSchema } from '../identifiers.ts';
import { addYear, type Instant, instantSchema } from '../instants.ts';

const since = instantSchema;

/** Where a review stands; each state carries its own deadlines, fixed when it was entered. */
export const reviewStateSchema = z.discriminatedUnion('status', [
  /** The campaign. */
  z.object({ status: z.literal('open'), since, remindsAt: instantSchema, reminded: z.boolean() }),
  /** The campaign is over, and what nobody has reviewed may still be. */
  z.object({ status: z.literal('ended'), since, suspendsAt: instantSchema }),
  /** Everything was reviewed, and a reviewer signed. `marksHash`: of all that was decided. */
  z.object({ status: z.literal('signed'), since, by: personIdSchema, marksHash: z.string() }),
  /** What nobody had reviewed was suspended. `kept`: the last administrator, who stays though not reviewed. */
  z.object({
    status: z.literal('lapsed'),
    since,
    suspended: z.number(),
    kept: z.optional(personIdSchema),
  }),
]);
export type ReviewState = z.infer<typeof reviewStateSchema>;

/** A yearly review of an organisation's cards (domain: "Periodic review"). */
export const accessReviewSchema = z.object({
  id: reviewIdSchema,
  siren: sirenSchema,
  openedAt: instantSchema,
  /** The campaign's end, as told when it opened. */
  endsAt: instantSchema,
  state: reviewStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  version: z.number(),
  lastEventHash: z.string(),
});
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** An organisation's reviews over the years: when the next one opens, and the one that takes decisions now. */
export const reviewCalendarSchema = z.object({
  siren: sirenSchema,
  opensAt: instantSchema,
  open: z.optional(
    z.object({
      id: reviewIdSchema,
      /** Until when the administrators are expected to review. */
      answerBy: instantSchema,
      /** When something happens to it by itself. */
      nextAt: instantSchema,
    }),
  ),
  version: z.number(),
  /** Of the last event of its reviews. */
  lastEventHash: z.string(),
});
export type ReviewCalendar = z.infer<typeof reviewCalendarSchema>;

/** When the register must next do something about an organisation's reviews. */
export const nextReviewMoment = ({ open, opensAt }: ReviewCalendar): Instant => open?.nextAt ?? opensAt;

const openPlaceOf = ({ id, endsAt, state }: AccessReview): ReviewCalendar['open'] => {
  if (state.status === 'open') {
    return { id, answerBy: endsAt, nextAt: state.reminded ? endsAt : state.remindsAt };
  }
  return state.status === 'ended' ? { id, answerBy: state.suspendsAt, nextAt: state.suspendsAt } : undefined;
};

/** The calendar as the review leaves it: the next one opens a year after this one did. */
export const calendarAfter = (
  calendar: Pick<ReviewCalendar, 'version'> | undefined,
  review: AccessReview,
): ReviewCalendar => {
  const open = openPlaceOf(review);
  return {
    siren: review.siren,
    opensAt: addYear(review.openedAt),
    ...(open !== undefined && { open }),
    version: (calendar?.version ?? 0) + 1,
    lastEventHash: review.lastEventHash,
  };
};
