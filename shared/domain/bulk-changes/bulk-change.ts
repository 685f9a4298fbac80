import * as z from 'zod/mini';
import { type PersonId, personIdSchema, sirenSchema } from '../identifiers.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';

/** An organisation's SIREN, and a ULID. */
export const bulkChangeIdSchema = z
  .string()
  .check(z.regex(/^\d{9}-[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'Identifiant de modification inconnu.'))
  .brand<'BulkChangeId'>();
export type BulkChangeId = z.infer<typeof bulkChangeIdSchema>;

/** Nothing is applied if any line cannot be, or the lines that can be are. */
export const applyModeSchema = z.enum(['all-or-nothing', 'valid-lines']);
export type ApplyMode = z.infer<typeof applyModeSchema>;

/** Why a file could not be read at all. Stable: clients switch on them. */
export const unreadableSchema = z.object({
  code: z.enum([
    'not-uploaded',
    'too-large',
    'too-many-lines',
    'not-text',
    'bad-encoding',
    'no-header',
    'unknown-column',
    'duplicate-column',
    'line-too-long',
    'quote-not-closed',
    'not-csv',
    'no-lines',
  ]),
  /** The line on which what cannot be read begins. */
  line: z.optional(z.number()),
  /** The header that is not known, or there twice. */
  column: z.optional(z.string()),
});
export type Unreadable = z.infer<typeof unreadableSchema>;

/** What the dry run found. Counts are of lines, unless they say otherwise. */
export const bulkChangeSummarySchema = z.object({
  lines: z.number(),
  faulty: z.number(),
  added: z.number(),
  changed: z.number(),
  ended: z.number(),
  unchanged: z.number(),
  /** Of those that change something: what is left is lower, later or shorter, which is a removal by another name. */
  reduced: z.optional(z.number()),
  /** Of those that add or change something: more is held than before, which undoing takes away again. */
  widened: z.optional(z.number()),
  people: z.number(),
  invited: z.number(),
  leaving: z.number(),
  losingLastRight: z.number(),
  /** Services × establishments that nobody may sign any more; the first ones are listed. */
  uncovered: z.number(),
  firstUncovered: z.array(z.object({ service: z.string(), siret: z.string() })),
  /** The last-administrator rule forbids a line. */
  lastAdministrator: z.boolean(),
});
export type BulkChangeSummary = z.infer<typeof bulkChangeSummarySchema>;

const since = instantSchema;

/** How far the work is, in lines; `next` is the person that it goes on with. */
export const bulkChangeProgressSchema = z.object({
  next: z.number(),
  total: z.number(),
  done: z.number(),
  applied: z.number(),
  refused: z.number(),
  unchanged: z.number(),
});
export type BulkChangeProgress = z.infer<typeof bulkChangeProgressSchema>;

/** What an undoing left as it is, since somebody has changed it. */
export const keptSchema = z.object({ personId: personIdSchema, why: z.string() });

/** Where a bulk change stands. */
export const bulkChangeStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('checking'), since }),
  z.object({ status: z.literal('unreadable'), since, why: unreadableSchema }),
  z.object({ status: z.literal('checked'), since, runBefore: instantSchema }),
  z.object({
    status: z.literal('awaiting-approval'),
    since,
    runBefore: instantSchema,
    mode: applyModeSchema,
    /** Who asked to run it; not there on older ones, which the requester ran. */
    by: z.optional(personIdSchema),
    email: z.optional(z.string()),
    deciders: z.array(personIdSchema),
  }),
  z.object({ status: z.literal('refused'), since, by: personIdSchema, reason: z.string() }),
  z.object({
    ...{ status: z.literal('running'), since, mode: applyModeSchema },
    by: z.optional(personIdSchema),
    approvedBy: z.optional(personIdSchema),
  }),
  /** A card had changed since it was shown: what was applied already is taken back. */
  z.object({ status: z.literal('stopping'), since }),
  z.object({ status: z.literal('stopped'), since }),
  z.object({ status: z.literal('done'), since, undoBefore: instantSchema }),
  /** Much would be taken away again: another administrator than who asked for that approves it. */
  z.object({
    ...{ status: z.literal('awaiting-undo-approval'), since, undoBefore: instantSchema },
    ...{ by: personIdSchema, email: z.string(), deciders: z.array(personIdSchema) },
  }),
  z.object({
    ...{ status: z.literal('undoing'), since, by: personIdSchema },
    approvedBy: z.optional(personIdSchema),
  }),
  z.object({ status: z.literal('undone'), since }),
]);
export type BulkChangeState = z.infer<typeof bulkChangeStateSchema>;

/** Many additions and removals at once, in one organisation: checked, shown, applied, and for a while undone. */
export const bulkChangeSchema = z.object({
  id: bulkChangeIdSchema,
  siren: sirenSchema,
  requestedBy: personIdSchema,
  requesterEmail: z.string(),
  requestedAt: instantSchema,
  /** Where the lines are: a file that was uploaded, or what came in the request. */
  source: z.enum(['upload', 'csv', 'lines']),
  /** The uploaded file, by its key. */
  upload: z.optional(z.string()),
  state: bulkChangeStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  summary: z.optional(bulkChangeSummarySchema),
  /** Where what the dry run found is kept: of several tries, the one that counts. */
  plan: z.optional(z.string()),
  progress: z.optional(bulkChangeProgressSchema),
  kept: z.optional(z.array(keptSchema)),
  version: z.number(),
  lastEventHash: z.string(),
});
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** What was shown counts for a week: then it is shown anew. */
export const RUN_WITHIN_DAYS = 7;
/** Undo within 30 days. */
export const UNDO_WITHIN_DAYS = 30;
/** Above either, a second administrator approves where there is one (four eyes). */
export const MAX_REMOVALS_ALONE = 200;
export const MAX_LOSING_LAST_RIGHT_ALONE = 20;

/** What a change, or its undoing, takes away. */
export interface Losses {
  removals: number;
  losingLastRight: number;
}

export const takesMuch = ({ removals, losingLastRight }: Losses): boolean =>
  removals > MAX_REMOVALS_ALONE || losingLastRight > MAX_LOSING_LAST_RIGHT_ALONE;

export const needsSecondAdministrator = ({
  ended,
  reduced = 0,
  losingLastRight,
}: BulkChangeSummary): boolean => takesMuch({ removals: ended + reduced, losingLastRight });

/** Under whose authority it is applied: who ran it, then who approved that, should the first administer no more. */
export const authoritiesOf = ({ state, requestedBy }: BulkChange): [PersonId, ...PersonId[]] => {
  if (state.status !== 'running') return [requestedBy];
  const { by = requestedBy, approvedBy } = state;
  return approvedBy === undefined ? [by] : [by, approvedBy];
};

/** The state at that instant: what was checked long ago, and not run, counts for nothing any more. */
export const isOutdated = ({ state }: Pick<BulkChange, 'state'>, now: Instant): boolean =>
  (state.status === 'checked' || state.status === 'awaiting-approval') && state.runBefore <= now;

export const runBefore = (checkedAt: Instant): Instant => addDays(checkedAt, RUN_WITHIN_DAYS);
export const undoBefore = (doneAt: Instant): Instant => addDays(doneAt, UNDO_WITHIN_DAYS);
