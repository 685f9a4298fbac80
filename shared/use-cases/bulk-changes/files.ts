import * as z from 'zod/mini';
import { establishmentScopeSchema } from '../../domain/access/grant.ts';
import type { BulkChange, BulkChangeId } from '../../domain/bulk-changes/bulk-change.ts';
import {
  differenceSchema,
  LINE_COLUMNS,
  lineEffectSchema,
  lineFaultSchema,
} from '../../domain/bulk-changes/line.ts';
import { grantIdSchema, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { instantSchema } from '../../domain/instants.ts';
import { rightSchema } from '../../domain/rights.ts';
import type { FileStore } from '../../files/file-store.ts';

/** The key of an organisation's upload, until it is read. */
export const uploadKey = (siren: Siren, upload: string): string => `uploads/${siren}/${upload}`;

const folderOf = (id: BulkChangeId): string => `access-changes/${id.slice(0, 9)}/${id}`;
export const inputKey = (id: BulkChangeId): string => `${folderOf(id)}/input`;
/** The folder of one try of the dry run. */
export const planFolder = (id: BulkChangeId, attempt: string): string => `${folderOf(id)}/${attempt}`;

/** The series of files below a change's plan. */
export const SERIES = {
  lines: 'lines',
  /** Lines that cannot be applied, or were not. */
  refused: 'refused',
  differences: 'differences',
  appliedLines: 'applied-lines',
  refusedLines: 'refused-lines',
} as const;

export const rawLineSchema = z.object({
  line: z.number(),
  cells: z.partialRecord(z.enum(LINE_COLUMNS), z.string()),
  isRagged: z.boolean(),
});

/** A line as it was sent, with what it would do or why it cannot, and with what happened to it. */
export const lineRowSchema = z.object({
  line: z.number(),
  cells: rawLineSchema.shape.cells,
  personId: z.optional(personIdSchema),
  effect: z.optional(lineEffectSchema),
  faults: z.array(lineFaultSchema),
  outcome: z.enum(['planned', 'faulty', 'applied', 'unchanged', 'refused']),
  /** Why the line was not applied although it could have been. */
  code: z.optional(z.string()),
});

export const storedLineSchema = z.object({
  ...lineRowSchema.shape,
  /** The person has no card here yet, and the register may know them. Their id is shown once the line was applied. */
  isNewcomer: z.optional(z.boolean()),
});
export type LineRow = z.infer<typeof storedLineSchema>;

export const differenceRowSchema = z.object({
  /** Present for a present or former member. */
  personId: z.optional(personIdSchema),
  email: z.string(),
  ...differenceSchema.shape,
});

const storedPersonSchema = z.object({
  personId: personIdSchema,
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  /** The card's version when it was shown; 0 when there was no card. */
  version: z.number(),
  invitation: z.string(),
  membership: z.enum(['kept', 'invited', 'ended']),
  ends: z.array(grantIdSchema),
  gives: z.array(
    z.object({
      id: grantIdSchema,
      services: z.record(z.string(), rightSchema),
      establishments: establishmentScopeSchema,
      from: z.optional(instantSchema),
      until: z.optional(instantSchema),
    }),
  ),
  lines: z.object({ toApply: z.number(), unchanged: z.number() }),
});
export type StoredPerson = z.infer<typeof storedPersonSchema>;

const storedPlanSchema = z.object({ people: z.array(storedPersonSchema) });
export type StoredPlan = z.infer<typeof storedPlanSchema>;

const planKey = (folder: string): string => `${folder}/plan.json`;

export const writePlan = (files: FileStore, folder: string, plan: StoredPlan): Promise<void> =>
  files.put(planKey(folder), JSON.stringify(plan), 'application/json');

/** What was shown, and is to be applied. @throws when the change was never checked, or its files are gone */
export const readPlan = async (files: FileStore, { plan }: BulkChange): Promise<StoredPlan> => {
  const bytes = plan === undefined ? undefined : await files.get(planKey(plan));
  if (bytes === undefined) throw new Error('the plan of a bulk change is not there');
  return storedPlanSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
};

export const resultKey = (folder: string): string => `${folder}/result.csv`;
