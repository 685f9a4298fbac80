import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { actorSchema } from '../../shared/domain/events.ts';
import { forms } from '../../shared/domain/forms.ts';
import { personIdSchema, reviewIdSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { reviewMarkSchema } from '../../shared/domain/reviews/review-card.ts';
import { grantViewSchema } from '../../shared/http/schemas.ts';

/** A review, its cards and its export, as the contract shows them. */

export const standingSchema = z.enum(['confirmed', 'changed', 'ended', 'suspended', 'left', 'outstanding']);

export const listedReviewSchema = z
  .object({
    id: reviewIdSchema,
    status: z.enum(['open', 'ended', 'signed', 'lapsed']),
    openedAt: instantSchema,
    /** `suspendsAt`: when unreviewed cards are suspended. Until the campaign has ended it is the planned date. */
    deadlines: z.object({ endsAt: instantSchema, suspendsAt: z.optional(instantSchema) }),
    history: z.array(z.object({ status: z.string(), at: instantSchema })),
    signedBy: z.optional(personIdSchema),
    signedAt: z.optional(instantSchema),
    /** SHA-256 of the decisions on all cards, which the signature's event also carries. */
    marksHash: z.optional(z.string()),
    /** The last active administrator, who stays without a review. */
    kept: z.optional(personIdSchema),
  })
  .register(forms, { id: 'ListedReview' });

export const reviewSchema = z
  .object({
    ...listedReviewSchema.shape,
    /** Counts of the members at the opening. `left` have ended in another way since. */
    counts: z.object({
      total: z.number(),
      confirmed: z.number(),
      changed: z.number(),
      ended: z.number(),
      suspended: z.number(),
      left: z.number(),
      outstanding: z.number(),
    }),
  })
  .register(forms, { id: 'Review' });

export const reviewedCardSchema = z
  .object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    email: z.string(),
    role: roleSchema,
    status: memberStatusSchema,
    grants: z.array(grantViewSchema),
    version: z.number(),
    standing: standingSchema,
    decision: z.optional(
      z.object({
        decision: reviewMarkSchema.shape.decision,
        by: actorSchema,
        byName: z.string(),
        at: instantSchema,
        reason: z.optional(z.string()),
      }),
    ),
  })
  .register(forms, { id: 'ReviewedCard' });

export const exportRowSchema = z
  .object({
    review: z.string(),
    reviewStatus: z.string(),
    signedBy: z.string(),
    signedByName: z.string(),
    signedAt: z.string(),
    marksHash: z.string(),
    personId: z.string(),
    familyName: z.string(),
    givenName: z.string(),
    email: z.string(),
    standing: z.string(),
    reason: z.string(),
    decidedBy: z.string(),
    decidedByName: z.string(),
    decidedAt: z.string(),
    lastEventHash: z.string(),
  })
  .register(forms, { id: 'ReviewRow' });

/** The titles of the export's columns in a spreadsheet, in their order. */
const EXPORT_TITLES: Readonly<Record<keyof typeof exportRowSchema.shape, string>> = {
  review: 'Revue',
  reviewStatus: 'État de la revue',
  signedBy: 'Signée par (identifiant)',
  signedByName: 'Signée par',
  signedAt: 'Signée le',
  marksHash: 'Empreinte des décisions',
  personId: 'Identifiant',
  familyName: 'Nom',
  givenName: 'Prénom',
  email: 'Adresse électronique',
  standing: 'Fiche',
  reason: 'Motif',
  decidedBy: 'Décidée par (identifiant)',
  decidedByName: 'Décidée par',
  decidedAt: 'Décidée le',
  lastEventHash: 'Empreinte du dernier événement',
};
export const EXPORT_COLUMNS = Object.entries(EXPORT_TITLES).map(([key, header]) => ({ key, header }));
