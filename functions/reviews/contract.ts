import * as z from 'zod/mini';
import { formatFault } from '../../shared/domain/faults.ts';
import {
  grantIdSchema,
  personIdSchema,
  reviewIdSchema,
  sirenSchema,
} from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { reviewDecisionSchema } from '../../shared/domain/reviews/review-card.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  faultViewSchema,
  grantTermsSchema,
  listOf,
  organisationParams,
  pageQuery,
  reasonSchema,
} from '../../shared/http/schemas.ts';
import {
  exampleChangeDecision,
  exampleConfirmDecision,
  exampleExportRow,
  exampleListedReview,
  exampleResults,
  exampleReview,
  exampleReviewedCard,
} from './examples.ts';
import {
  exportRowSchema,
  listedReviewSchema,
  reviewedCardSchema,
  reviewSchema,
  standingSchema,
} from './review-schemas.ts';

const tag = 'Revue périodique';

const reviewParams = z.object({ siren: sirenSchema, id: reviewIdSchema });

/** As many as an `ETag` can name. */
const MOST_VERSIONS = 999_999_999_999_999;

const onCard = {
  personId: personIdSchema,
  reason: z.optional(reasonSchema),
  /** The version of the card that the reviewer saw. */
  version: z.int().check(z.gte(1), z.lte(MOST_VERSIONS)),
};

/** As many as a person can look over. Under many mandates fewer fit into the transaction (`too-many-mandates`). */
const MAX_GRANTS = 50;

/** The card stays, with other grants. */
const changeSchema = z
  .strictObject({
    ...onCard,
    decision: z.literal('change'),
    end: z.optional(z.array(grantIdSchema).check(z.maxLength(MAX_GRANTS))),
    give: z.optional(z.array(grantTermsSchema).check(z.maxLength(MAX_GRANTS))),
  })
  .check(z.refine(({ end = [], give = [] }) => end.length + give.length > 0, formatFault('no-change')));

/** Each decision is a transaction of its own. Together they take some seconds. */
const MAX_DECISIONS = 100;

const differ = (decisions: readonly { personId: string }[]): boolean =>
  new Set(decisions.map(({ personId }) => personId)).size === decisions.length;

const review = {
  status: 200,
  description: 'La revue, ses échéances et où elle en est.',
  schema: reviewSchema,
  example: exampleReview,
} as const;

export const routes = {
  openReview: defineRoute('POST /organisations/{siren}/reviews', {
    operation: 'openReview',
    summary: 'Ouvrir maintenant une revue des accès',
    tag,
    params: organisationParams,
    answer: {
      ...review,
      status: 201,
      description: 'La revue est ouverte.',
      location: '/organisations/{siren}/reviews/{id}',
    },
    errors: ['organisation-closed', 'review-already-open'],
    changes: true,
  }),
  listReviews: defineRoute('GET /organisations/{siren}/reviews', {
    operation: 'listReviews',
    summary: 'Les revues de l’organisme, de la plus récente à la plus ancienne',
    tag,
    params: organisationParams,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de revues.',
      schema: listOf(listedReviewSchema),
      example: { items: [exampleListedReview] },
    },
  }),
  getReview: defineRoute('GET /organisations/{siren}/reviews/{id}', {
    operation: 'getReview',
    summary: 'Une revue : ce qui est à revoir, son état, ses échéances',
    tag,
    params: reviewParams,
    answer: review,
  }),
  listReviewCards: defineRoute('GET /organisations/{siren}/reviews/{id}/cards', {
    operation: 'listReviewCards',
    summary: 'Les fiches de la revue : revues ou non, par qui et comment',
    tag,
    params: reviewParams,
    query: z.strictObject({ ...pageQuery, standing: z.optional(standingSchema) }),
    answer: {
      status: 200,
      description: 'Une page de fiches.',
      schema: listOf(reviewedCardSchema),
      example: { items: [exampleReviewedCard] },
    },
  }),
  decideReview: defineRoute('POST /organisations/{siren}/reviews/{id}/decisions', {
    operation: 'decideReview',
    summary: 'Confirmer des fiches, en changer les habilitations ou y mettre fin, plusieurs à la fois',
    tag,
    params: reviewParams,
    body: z.strictObject({
      decisions: z
        .array(
          z.discriminatedUnion('decision', [
            z.strictObject({ ...onCard, decision: z.literal('confirm') }),
            z.strictObject({ ...onCard, decision: z.literal('end') }),
            changeSchema,
          ]),
        )
        .check(
          z.minLength(1),
          z.maxLength(MAX_DECISIONS),
          z.refine(differ, formatFault('one-decision-per-card')),
        ),
    }),
    bodyExample: { decisions: [exampleConfirmDecision, exampleChangeDecision] },
    answer: {
      status: 200,
      description: 'Ce qu’il est advenu de chaque décision : l’une peut être refusée et les autres prises.',
      schema: z.object({
        results: z.array(
          z.discriminatedUnion('outcome', [
            z.object({
              outcome: z.literal('done'),
              personId: personIdSchema,
              decision: reviewDecisionSchema,
              at: instantSchema,
            }),
            z.object({
              outcome: z.literal('refused'),
              personId: personIdSchema,
              decision: reviewDecisionSchema,
              /** The code of a problem: `stale-version`, `own-card`, `already-reviewed`, `last-administrator`… */
              code: z.string(),
              detail: z.string(),
              href: z.optional(z.string()),
              errors: z.optional(z.array(faultViewSchema)),
            }),
          ]),
        ),
      }),
      example: exampleResults,
    },
    errors: ['email-not-verified'],
    changes: true,
  }),
  signReview: defineRoute('POST /organisations/{siren}/reviews/{id}/signature', {
    operation: 'signReview',
    summary: 'Signer la revue, une fois toutes les fiches revues',
    tag,
    params: reviewParams,
    answer: {
      ...review,
      status: 201,
      description: 'La revue est signée et close.',
      location: '/organisations/{siren}/reviews/{id}',
    },
    errors: ['review-closed', 'review-incomplete'],
    changes: true,
  }),
  exportReview: defineRoute('GET /organisations/{siren}/reviews/{id}/export', {
    operation: 'exportReview',
    summary: 'La revue entière, avec sa signature : qui, quoi, par qui, quand',
    tag,
    params: reviewParams,
    query: z.strictObject({ format: z._default(z.enum(['csv', 'json']), 'csv') }),
    answer: {
      status: 200,
      description: 'Une ligne par fiche, en CSV (ou en JSON).',
      schema: z.object({ items: z.array(exportRowSchema) }),
      example: { items: [exampleExportRow] },
      alternatives: ['text/csv; charset=utf-8'],
    },
  }),
};
