import * as z from 'zod/mini';
import { personIdSchema, reviewIdSchema, sirenSchema } from '../identifiers.ts';
import { addYear, type Instant, instantSchema } from '../instants.ts';

const since = instantSchema;

/** The state of a review. Each state carries its own deadlines, fixed when it was entered. */
export const reviewStateSchema = z.discriminatedUnion('status', [
  /** The campaign is on. */
  z.object({ status: z.literal('open'), since, remindsAt: instantSchema, reminded: z.boolean() }),
  /** The campaign is over. Cards that nobody has reviewed can still be reviewed. */
  z.object({ status: z.literal('ended'), since, suspendsAt: instantSchema }),
  /** Every card was reviewed, and a reviewer signed. `marksHash` covers all decisions. */
  z.object({ status: z.literal('signed'), since, by: personIdSchema, marksHash: z.string() }),
  /** Cards that nobody had reviewed were suspended. `kept` is the last administrator, who stays without a review. */
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
  /** The end of the campaign, as announced when it opened. */
  endsAt: instantSchema,
  state: reviewStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  version: z.number(),
  lastEventHash: z.string(),
});
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** An organisation's reviews over the years: when the next one opens, and which one takes decisions now. */
export const reviewCalendarSchema = z.object({
  siren: sirenSchema,
  opensAt: instantSchema,
  open: z.optional(
    z.object({
      id: reviewIdSchema,
      /** When the administrators must have reviewed the cards. */
      answerBy: instantSchema,
      /** When something next happens to the review by itself. */
      nextAt: instantSchema,
    }),
  ),
  version: z.number(),
  /** Hash of the last event of the organisation's reviews. */
  lastEventHash: z.string(),
});
export type ReviewCalendar = z.infer<typeof reviewCalendarSchema>;

/** When the register must next act on an organisation's reviews. */
export const nextReviewMoment = ({ open, opensAt }: ReviewCalendar): Instant => open?.nextAt ?? opensAt;

const openPlaceOf = ({ id, endsAt, state }: AccessReview): ReviewCalendar['open'] => {
  if (state.status === 'open') {
    return { id, answerBy: endsAt, nextAt: state.reminded ? endsAt : state.remindsAt };
  }
  return state.status === 'ended' ? { id, answerBy: state.suspendsAt, nextAt: state.suspendsAt } : undefined;
};

/** The calendar after this step of the review. The next review opens a year after this one did. */
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
