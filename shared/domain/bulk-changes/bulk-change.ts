import * as z from 'zod/mini';
import type { Losses } from '../access/losses.ts';
import { idInOrganisation, type PersonId, personIdSchema, sirenSchema, siretSchema } from '../identifiers.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';

/** An organisation's SIREN, and a ULID. */
export const bulkChangeIdSchema = idInOrganisation().brand<'BulkChangeId'>();
export type BulkChangeId = z.infer<typeof bulkChangeIdSchema>;

/** `all-or-nothing` applies nothing if any line cannot be applied; `valid-lines` applies the lines that can be. */
export const applyModeSchema = z.enum(['all-or-nothing', 'valid-lines']);
export type ApplyMode = z.infer<typeof applyModeSchema>;

/** Why a file could not be read at all. The codes are stable: clients switch on them. */
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
    'workbook-damaged',
    'workbook-too-large',
    'several-sheets',
    'external-parts',
    'workbook-entities',
    /** Nobody foresaw why. */
    'unforeseen',
  ]),
  /** The first line that cannot be read. */
  line: z.optional(z.number()),
  /** The header that is unknown, or that appears twice. */
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
  /** Lines that change something and leave less than before: lower, later or shorter. They count as removals. */
  reduced: z.optional(z.number()),
  /** Lines that add or change something and leave more than before. Undoing takes that away again. */
  widened: z.optional(z.number()),
  people: z.number(),
  invited: z.number(),
  leaving: z.number(),
  losingLastRight: z.number(),
  /** Services × establishments that nobody may sign any more. Only the first ones are listed. */
  uncovered: z.number(),
  firstUncovered: z.array(z.object({ service: z.string(), siret: z.string() })),
  /** Whether the last-administrator rule forbids a line. */
  lastAdministrator: z.boolean(),
});
export type BulkChangeSummary = z.infer<typeof bulkChangeSummarySchema>;

const since = instantSchema;

/** What an agent of support says of a change that no administrator can approve. Two of one mind decide. */
export const agentsAnswerSchema = z.object({
  agent: personIdSchema,
  email: z.string(),
  decision: z.enum(['approve', 'refuse']),
  reason: z.string(),
  at: instantSchema,
});
export type AgentsAnswer = z.infer<typeof agentsAnswerSchema>;

/** While it waits for second eyes. `bySupport`: nobody here could give them when they were asked for. */
const eyes = { bySupport: z.optional(z.boolean()), answers: z.optional(z.array(agentsAnswerSchema)) };
/** Two agents' eyes in the place of an administrator's. */
const agents = z.optional(z.array(personIdSchema));

/** How far the work is, in lines; `next` is the rank of the next person. */
export const bulkChangeProgressSchema = z.object({
  next: z.number(),
  total: z.number(),
  done: z.number(),
  applied: z.number(),
  refused: z.number(),
  unchanged: z.number(),
});
export type BulkChangeProgress = z.infer<typeof bulkChangeProgressSchema>;

/** What an undoing left as it is, because somebody has changed it since. */
export const keptSchema = z.object({ personId: personIdSchema, why: z.string() });

/** The state of a bulk change. */
export const bulkChangeStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('checking'), since }),
  z.object({ status: z.literal('unreadable'), since, why: unreadableSchema }),
  z.object({ status: z.literal('checked'), since, runBefore: instantSchema }),
  z.object({
    status: z.literal('awaiting-approval'),
    since,
    runBefore: instantSchema,
    mode: applyModeSchema,
    /** Present when some of it is applied already: a run that was interrupted is to be resumed. */
    undoBefore: z.optional(instantSchema),
    /** Who asked for the run. Absent on older changes, which the requester ran. */
    by: z.optional(personIdSchema),
    email: z.optional(z.string()),
    deciders: z.array(personIdSchema),
    ...eyes,
  }),
  z.object({ status: z.literal('refused'), since, by: personIdSchema, reason: z.string() }),
  z.object({
    ...{ status: z.literal('running'), since, mode: applyModeSchema },
    by: z.optional(personIdSchema),
    approvedBy: z.optional(personIdSchema),
    agents,
  }),
  /** A card had changed since it was shown, so what was already applied is taken back. */
  z.object({ status: z.literal('stopping'), since }),
  z.object({ status: z.literal('stopped'), since }),
  z.object({ status: z.literal('done'), since, undoBefore: instantSchema }),
  /**
   * Under the authority of people who have lost it, nothing more is done: what was applied, or undone, stays. Another
   * administrator resumes the run, or undoes what was applied.
   */
  z.object({
    ...{ status: z.literal('interrupted'), since, work: z.enum(['run', 'undo']) },
    ...{ runBefore: instantSchema, undoBefore: instantSchema },
  }),
  /** Undoing would take much away, so an administrator other than the asker must approve it. */
  z.object({
    ...{ status: z.literal('awaiting-undo-approval'), since, undoBefore: instantSchema },
    ...{ by: personIdSchema, email: z.string(), deciders: z.array(personIdSchema), ...eyes },
  }),
  z.object({
    ...{ status: z.literal('undoing'), since, by: personIdSchema },
    approvedBy: z.optional(personIdSchema),
    agents,
  }),
  z.object({ status: z.literal('undone'), since }),
]);
export type BulkChangeState = z.infer<typeof bulkChangeStateSchema>;

/**
 * Many additions and removals at once in one organisation: checked, shown, applied, and undone on demand for a while.
 */
export const bulkChangeSchema = z.object({
  id: bulkChangeIdSchema,
  siren: sirenSchema,
  requestedBy: personIdSchema,
  requesterEmail: z.string(),
  requestedAt: instantSchema,
  /** Where the lines come from: an uploaded file, or the request itself. */
  source: z.enum(['upload', 'csv', 'lines']),
  /** The key of the uploaded file. */
  upload: z.optional(z.string()),
  /** The establishment whose rights it carries over, and where to. */
  succession: z.optional(z.object({ siret: siretSchema, successor: siretSchema })),
  state: bulkChangeStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  summary: z.optional(bulkChangeSummarySchema),
  /** The folder with what the dry run found. Several tries may have written one; this is the one that counts. */
  plan: z.optional(z.string()),
  progress: z.optional(bulkChangeProgressSchema),
  kept: z.optional(z.array(keptSchema)),
  version: z.number(),
  lastEventHash: z.string(),
});
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** What the dry run showed counts for a week. After that it must be shown again. */
export const RUN_WITHIN_DAYS = 7;
/** A change can be undone for 30 days. */
export const UNDO_WITHIN_DAYS = 30;
/** Above either bound a second administrator must approve, where there is one (four eyes). */
export const MAX_REMOVALS_ALONE = 200;
export const MAX_LOSING_LAST_RIGHT_ALONE = 20;

export const takesMuch = ({ removals, losingLastRight }: Losses): boolean =>
  removals > MAX_REMOVALS_ALONE || losingLastRight > MAX_LOSING_LAST_RIGHT_ALONE;

/** What the run would take away. */
export const lossesOf = ({ ended, reduced = 0, losingLastRight }: BulkChangeSummary): Losses => ({
  removals: ended + reduced,
  losingLastRight,
});

export const needsSecondAdministrator = (summary: BulkChangeSummary): boolean => takesMuch(lossesOf(summary));

/** Who works on a change, and since when they have been allowed to. */
export interface Authority {
  /** Who ran it, or asked for the undoing. */
  by: PersonId;
  /** Who approved that. */
  approvedBy?: PersonId | undefined;
  /** Whether anybody did: an administrator, or two agents. */
  isApproved: boolean;
  since: Instant;
}

/**
 * Under whose authority the change is applied or undone. Each part needs it again (authority: rule 12). Undefined when
 * the register itself takes back a run that cannot be completed.
 */
export const authorityOf = ({ state, requestedBy }: BulkChange): Authority | undefined => {
  if (state.status !== 'running' && state.status !== 'undoing') return undefined;
  const { by = requestedBy, approvedBy, since: began } = state;
  return { by, approvedBy, isApproved: approvedBy !== undefined || state.agents !== undefined, since: began };
};

/** Whether the change was checked too long ago to be run now. */
export const isOutdated = ({ state }: Pick<BulkChange, 'state'>, now: Instant): boolean =>
  (state.status === 'checked' || state.status === 'awaiting-approval') && state.runBefore <= now;

export const runBefore = (checkedAt: Instant): Instant => addDays(checkedAt, RUN_WITHIN_DAYS);
export const undoBefore = (doneAt: Instant): Instant => addDays(doneAt, UNDO_WITHIN_DAYS);

/** Whether it is still at work, or waits for second eyes. Nobody begins another one beside it. */
export const isUnderWay = (change: BulkChange | undefined, now: Instant): boolean =>
  change !== undefined &&
  ['running', 'stopping', 'undoing', 'awaiting-approval'].includes(change.state.status) &&
  !isOutdated(change, now);
