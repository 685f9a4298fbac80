import * as z from 'zod/mini';
import {
  applyModeSchema,
  bulkChangeIdSchema,
  bulkChangeProgressSchema,
  bulkChangeSummarySchema,
  keptSchema,
  unreadableSchema,
} from '../../shared/domain/bulk-changes/bulk-change.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { forms } from '../../shared/domain/forms.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { shortTextSchema } from '../../shared/domain/texts.ts';
import { MOST_SHOWN } from '../../shared/http/schemas.ts';

/** What a client sends of a bulk change, and the bulk change as the contract shows it. */

export const bulkChangeActionSchema = z.enum(['run', 'run-valid-lines', 'decide', 'undo']);
export type BulkChangeAction = z.infer<typeof bulkChangeActionSchema>;

export const uploadSchema = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, formatFault('id')));

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** As many as a request of 1 MB can hold. More lines come as a file. */
const MAX_LINES_IN_REQUEST = 10_000;

const cell = z.optional(shortTextSchema(1_000));
const lineSchema = z.strictObject({
  action: cell,
  email: cell,
  familyName: cell,
  givenName: cell,
  siret: cell,
  service: cell,
  right: cell,
  from: cell,
  until: cell,
});

/** Lines to check, in the request or as a file; or a checked change to apply. */
export const changeAccessSchema = z.union(
  [
    z.strictObject({
      lines: z.array(lineSchema).check(z.minLength(1), z.maxLength(MAX_LINES_IN_REQUEST)),
    }),
    z.strictObject({ csv: z.string().check(z.minLength(1)) }),
    z.strictObject({ upload: uploadSchema }),
    z.strictObject({
      dryRunId: bulkChangeIdSchema,
      mode: z._default(applyModeSchema, 'all-or-nothing'),
    }),
  ],
  formatFault('bulk-change-content'),
);

export const bulkChangeViewSchema = z
  .object({
    id: bulkChangeIdSchema,
    state: z.enum([
      'checking',
      'unreadable',
      'checked',
      'outdated',
      'awaiting-approval',
      'refused',
      'running',
      'stopping',
      'stopped',
      'done',
      'interrupted',
      'awaiting-undo-approval',
      'undoing',
      'undone',
    ]),
    since: instantSchema,
    source: z.enum(['upload', 'csv', 'lines']),
    requestedBy: personIdSchema,
    requestedAt: instantSchema,
    mode: z.optional(applyModeSchema),
    /** What was shown can be applied until then. */
    runBefore: z.optional(instantSchema),
    /** What was applied can be undone until then. */
    undoBefore: z.optional(instantSchema),
    unreadable: z.optional(z.object({ ...unreadableSchema.shape, detail: z.string() })),
    refusal: z.optional(z.string()),
    summary: z.optional(bulkChangeSummarySchema),
    /** The names of the establishments that the summary's first uncovered ones name. Read one by one only. */
    places: z.optional(
      z.array(z.object({ siret: siretSchema, name: z.string() })).check(z.maxLength(MOST_SHOWN)),
    ),
    /** The progress in lines, during the run and after it. */
    progress: z.optional(z.omit(bulkChangeProgressSchema, { next: true })),
    /** What an undoing left as it is, because somebody has changed it since. */
    kept: z.optional(z.array(keptSchema)),
    /**
     * Whether a second administrator must approve by this change alone. That is so above 200 removals (lowering, delaying
     * and shortening count as such), or when more than 20 people lose their last right. What whoever
     * runs it took away in the last seven days counts too, once they ask for the run.
     */
    needsApproval: z.boolean(),
    /** `run-valid-lines`: some lines are faulty, so only a run of the others (`mode`) is taken. */
    can: z.array(bulkChangeActionSchema),
    history: z.array(z.object({ status: z.string(), at: instantSchema })),
    version: z.number(),
  })
  .register(forms, { id: 'BulkChange' });

/** A change that waits for support's eyes: how much it takes away, and nobody's name. */
export const supportViewSchema = z
  .object({
    ...z.pick(bulkChangeViewSchema, { id: true, state: true, since: true, requestedBy: true, version: true })
      .shape,
    siren: sirenSchema,
    summary: z.optional(bulkChangeSummarySchema),
    runBefore: z.optional(instantSchema),
    undoBefore: z.optional(instantSchema),
    /** How many agents of support have answered; two of one mind decide. */
    answers: z.number(),
  })
  .register(forms, { id: 'BulkChangeForSupport' });
