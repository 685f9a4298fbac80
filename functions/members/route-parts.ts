import * as z from 'zod/mini';
import { memberViewSchema, reasonSchema } from '../../shared/http/schemas.ts';
import { exampleMember } from './examples.ts';

/** What the routes of members have in common. */

export const tag = 'Membres';

export const reasonBody = z.optional(z.strictObject({ reason: z.optional(reasonSchema) }));

export const GRANT_REFUSALS = [
  'organisation-closed',
  'from-in-the-past',
  'until-not-after-from',
  'unknown-service',
  'service-closed',
  'right-not-offered',
  'unknown-establishment',
  'establishment-closed',
  'missing-prerequisite',
  'unknown-mandate',
  'mandate-not-active',
  'exceeds-mandate',
  'member-ended',
  'card-full',
] as const;
/** Refusals of what makes somebody administrator, now or once they accept. */
export const APPOINTING_REFUSALS = ['new-administrator', 'power-contested'] as const;
/** Refusals of what takes an administrator's place from them. */
export const REMOVAL_REFUSALS = [
  'last-administrator',
  'new-administrator',
  'power-contested',
  'one-removal-a-day',
  'administrator-protected',
] as const;

export const member = {
  status: 200,
  description: 'La fiche d’accès.',
  schema: memberViewSchema,
  example: exampleMember,
} as const;
