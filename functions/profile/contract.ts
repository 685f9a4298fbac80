import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { forms } from '../../shared/domain/forms.ts';
import { mandateIdSchema, personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { staleCauseSchema } from '../../shared/domain/people/profile-flag.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { givenNameSchema, nameSchema, phoneSchema } from '../../shared/http/schemas.ts';
import { STALE_HINTS } from './stale-hints.ts';

const tag = 'Ma fiche';

const profileSchema = z
  .object({
    status: z.enum(['confirmed', 'due-soon', 'stale']),
    /** Why a profile is stale: nobody confirmed it in time, mail to the address bounced, or its person stayed away. */
    cause: z.optional(staleCauseSchema),
    confirmedAt: z.optional(instantSchema),
    dueAt: instantSchema,
  })
  .register(forms, { id: 'Profile' });

const taskSchema = z
  .object({
    kind: z.enum([
      'invitation',
      'profile-confirmation',
      'administrator-change-decision',
      'administrator-change-objection',
      'administrator-change-activation',
      'administrator-change-support',
      'access-change-decision',
      'succession',
      'mandate-proposal',
      'access-review',
      'administrator-contest',
      'member-confirmation',
    ]),
    /** The path to POST to in order to do the task. */
    href: z.string(),
    dueAt: instantSchema,
    /** Why the profile is stale, in the reader's language. */
    hint: z.optional(z.string()),
    /**
     * For an invitation or a proposal: the path to POST to in order to refuse it, and the organisation that invites or
     * proposes.
     */
    refusalHref: z.optional(z.string()),
    organisation: z.optional(z.object({ siren: sirenSchema, name: z.string() })),
    /** For a confirmation: who accepted, and who was invited. Names as they are on the card. */
    member: z.optional(z.object({ personId: personIdSchema, name: z.string(), invitedAs: z.string() })),
  })
  .register(forms, { id: 'Task' });

const meSchema = z
  .object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    phone: z.optional(z.string()),
    profile: profileSchema,
    /** Whether the caller is an agent of support. */
    isSupport: z.boolean(),
    organisations: z.array(
      z.object({
        siren: sirenSchema,
        name: z.string(),
        role: roleSchema,
        status: memberStatusSchema,
        /** For those whom it concerns: administrators. */
        warnings: z.array(z.enum(['single-administrator'])),
      }),
    ),
    /** The bodies that the caller acts for under a mandate, through an organisation of theirs. */
    actsFor: z.array(
      z.object({
        siren: sirenSchema,
        name: z.string(),
        mandate: mandateIdSchema,
        through: z.object({ siren: sirenSchema, name: z.string() }),
      }),
    ),
    tasks: z.array(taskSchema),
  })
  .register(forms, { id: 'Me' });

const me = {
  status: 200,
  description: 'Coordonnées, état du profil, organismes et tâches.',
  schema: meSchema,
  example: {
    personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
    familyName: 'Benali',
    givenName: 'Karim',
    email: 'karim.benali@clamart.example',
    emailVerified: true,
    profile: {
      status: 'confirmed',
      confirmedAt: '2026-11-23T08:00:00.000Z',
      dueAt: '2027-11-23T08:00:00.000Z',
    },
    isSupport: false,
    organisations: [
      { siren: '219200235', name: 'COMMUNE DE CLAMART', role: 'declarant', status: 'active', warnings: [] },
    ],
    actsFor: [],
    tasks: [],
  },
} as const;

/** Mail to this person bounces, so only the portal can reach them. */
const unreachable = {
  ...me,
  example: {
    ...me.example,
    profile: {
      status: 'stale',
      cause: 'bounce',
      confirmedAt: '2026-03-02T08:00:00.000Z',
      dueAt: '2026-11-20T09:12:00.000Z',
    },
    tasks: [
      {
        kind: 'profile-confirmation',
        href: '/me/profile-confirmations',
        dueAt: '2026-11-20T09:12:00.000Z',
        hint: STALE_HINTS.bounce.fr,
      },
    ],
  },
} as const;

export const routes = {
  getMe: defineRoute('GET /me', {
    operation: 'getMe',
    summary: 'Qui je suis, mes organismes et ce qui m’attend',
    tag,
    answer: unreachable,
  }),
  correctMe: defineRoute('PATCH /me', {
    operation: 'correctMe',
    summary: 'Corriger mes coordonnées (ce qui les confirme)',
    tag,
    body: z
      .strictObject({
        familyName: z.optional(nameSchema),
        /** Empty for somebody who has one name only. */
        givenName: z.optional(givenNameSchema),
        phone: z.optional(z.nullable(phoneSchema)),
      })
      .check(z.refine((body) => Object.keys(body).length > 0, formatFault('nothing-to-correct')))
      .register(forms, { minProperties: 1 }),
    bodyExample: { phone: '+33 1 46 62 35 35' },
    answer: me,
    changes: true,
  }),
  confirmProfile: defineRoute('POST /me/profile-confirmations', {
    operation: 'confirmProfile',
    summary: 'Confirmer que mes coordonnées sont à jour',
    tag,
    answer: {
      status: 201,
      location: '/me',
      description: 'Le profil est confirmé.',
      schema: profileSchema,
      example: me.example.profile,
    },
    changes: true,
  }),
};
