import * as z from 'zod/mini';
import { type Siret, siretSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import { type Right, rightSchema } from '../rights.ts';

export const LINE_ACTIONS = ['add', 'change', 'remove'] as const;
export type LineAction = (typeof LINE_ACTIONS)[number];

/** The cells of a line, in the order of the template. */
export const LINE_COLUMNS = [
  'action',
  'email',
  'familyName',
  'givenName',
  'siret',
  'service',
  'right',
  'from',
  'until',
] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** One establishment, or all of them with future ones. */
export type LinePlace = Siret | 'all';
export const linePlaceSchema = z.union([z.literal('all'), siretSchema]);

/** One line of a bulk change, all of whose cells could be read. */
export interface AccessLine {
  /** Its rank in what was sent, from 1. In a file the header is line 1. */
  line: number;
  action: LineAction;
  /** Normalised, so that two spellings are one person. */
  email: string;
  familyName?: string;
  givenName?: string;
  place: LinePlace;
  /** Absent for a removal of every service. */
  service?: string;
  /** Absent for a removal. */
  right?: Right;
  /** Defaults to the moment when the change is applied. */
  from?: Instant;
  until?: Instant;
}

/** Why a line cannot be applied. The codes are stable: clients switch on them. */
export const LINE_FAULTS = [
  'unreadable-cell',
  'wrong-cell-count',
  'unknown-action',
  'bad-email',
  'ambiguous-email',
  'bad-name',
  'missing-name',
  'other-name',
  'bad-siret',
  'siret-shortened',
  'unknown-establishment',
  'establishment-closed',
  'missing-service',
  'unknown-service',
  'service-closed',
  'missing-right',
  'unknown-right',
  'right-not-offered',
  'not-for-a-removal',
  'bad-date',
  'from-in-the-past',
  'until-not-after-from',
  'contradiction',
  'nothing-to-change',
  'not-a-member',
  'missing-prerequisite',
  'too-many-periods',
  'card-full',
  'last-administrator',
] as const;

export const lineFaultSchema = z.object({
  column: z.enum(LINE_COLUMNS),
  /** The content of the cell, cut to what a person needs to find it. */
  value: z.string(),
  code: z.enum(LINE_FAULTS),
  /** The other line that the fault is about, or the missing service. */
  about: z.optional(z.string()),
});
export type LineFault = z.infer<typeof lineFaultSchema>;

/** What happens to a line that can be applied. */
export const lineEffectSchema = z.enum(['added', 'changed', 'ended', 'unchanged']);
export type LineEffect = z.infer<typeof lineEffectSchema>;

/** A right on one service at one place, with its period if it has one. */
const standingSchema = z.object({
  right: rightSchema,
  from: z.optional(instantSchema),
  until: z.optional(instantSchema),
});
export type Standing = z.infer<typeof standingSchema>;

/** What changes for one person, one place and one service. */
export const differenceSchema = z.object({
  place: linePlaceSchema,
  service: z.string(),
  before: z.optional(standingSchema),
  after: z.optional(standingSchema),
  effect: lineEffectSchema,
});
export type Difference = z.infer<typeof differenceSchema>;
