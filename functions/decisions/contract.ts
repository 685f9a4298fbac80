import * as z from 'zod/mini';
import { forms } from '../../shared/domain/forms.ts';
import { grantIdSchema, mandateIdSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema, instantTextSchema } from '../../shared/domain/instants.ts';
import { pageTokenSchema } from '../../shared/http/cursor.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  exampleContext,
  exampleDecision,
  exampleEvaluation,
  exampleMandateId,
  exampleMetadata,
  examplePage,
} from './examples.ts';

const tag = 'Décisions';

/** Unknown fields are ignored here, as the standard requires. Properties are accepted and give no right (docs/adr/). */
const properties = z.optional(z.record(z.string(), z.unknown()));
export const subjectSchema = z
  .object({ type: z.string(), id: z.string(), properties })
  .register(forms, { id: 'Subject' });
export const actionSchema = z.object({ name: z.string(), properties }).register(forms, { id: 'Action' });
export const resourceSchema = z
  .object({ type: z.string(), id: z.string(), properties })
  .register(forms, { id: 'Resource' });
const searchContextSchema = z
  .object({ time: z.optional(instantTextSchema) })
  .register(forms, { id: 'SearchContext' });
/** A question that names a mandate is about the grants under it alone. */
export const contextSchema = z
  .object({
    ...searchContextSchema.shape,
    mandate: z.optional(z.string()),
  })
  .register(forms, { id: 'Context' });

/** The entity that is searched for needs no id; an id is ignored. */
const searchedSchema = z
  .object({ type: z.string(), id: z.optional(z.string()), properties })
  .register(forms, { id: 'Searched' });

/** As large a number as any language reads; many more than a page has. */
const MOST_ASKED = 2_147_483_647;

const pageSchema = z
  .object({
    token: z.optional(pageTokenSchema),
    limit: z.optional(z.int().check(z.nonnegative(), z.lte(MOST_ASKED))),
  })
  .register(forms, { id: 'PageAsked' });

const evaluation = {
  subject: subjectSchema,
  action: actionSchema,
  resource: resourceSchema,
  context: z.optional(contextSchema),
};

const search = { ...evaluation, context: z.optional(searchContextSchema) };

/** More would hardly fit the time of a request. A larger batch is sent in several. */
export const MAX_EVALUATIONS = 1_000;

const evaluationsBody = z.object({
  subject: z.optional(subjectSchema),
  action: z.optional(actionSchema),
  resource: z.optional(resourceSchema),
  context: z.optional(contextSchema),
  /** Each evaluation is checked by itself. A malformed one is answered with a no, and is no error of the whole. */
  evaluations: z.optional(z.array(z.unknown()).check(z.maxLength(MAX_EVALUATIONS))),
  options: z.optional(
    z.object({
      evaluations_semantic: z._default(
        z.enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit']),
        'execute_all',
      ),
    }),
  ),
});

const textSchema = z.object({ fr: z.string(), en: z.string() }).register(forms, { id: 'Text' });

export const decisionSchema = z
  .discriminatedUnion('decision', [
    z.object({
      decision: z.literal(true),
      context: z.object({
        grant: grantIdSchema,
        /** The mandate that the grant is under, if any. */
        mandate: z.optional(mandateIdSchema),
        version: z.number(),
        evaluatedAt: instantSchema,
        profileStale: z.boolean(),
      }),
    }),
    z.object({
      decision: z.literal(false),
      context: z.object({
        reason: z.string(),
        reason_user: textSchema,
        reason_admin: textSchema,
        evaluatedAt: z.optional(instantSchema),
      }),
    }),
  ])
  .register(forms, { id: 'DecisionAnswer' });

const pageAnswer = z.optional(z.object({ next_token: z.string(), count: z.number() }));

const searchContext = z.object({
  /** The instant that all pages of the search are about. */
  evaluatedAt: instantSchema,
  /** The mandate of each result that depends on one, by the entity's id (or the action's name). */
  mandates: z.optional(z.record(z.string(), mandateIdSchema)),
});

const searchAnswer = <S extends z.core.$ZodType>(result: S) =>
  ({
    status: 200,
    description: 'Les entités pour lesquelles la réponse serait oui.',
    schema: z.object({
      page: pageAnswer,
      context: searchContext,
      results: z.array(result),
    }),
  }) as const;

const entity = z.object({ type: z.string(), id: z.string() });

export const routes = {
  getMetadata: defineRoute('GET /.well-known/authzen-configuration', {
    operation: 'getMetadata',
    summary: 'Où sont les points d’entrée AuthZEN',
    tag,
    answer: {
      status: 200,
      description: 'Les métadonnées du point de décision.',
      schema: z.object({
        policy_decision_point: z.string(),
        access_evaluation_endpoint: z.string(),
        access_evaluations_endpoint: z.string(),
        search_subject_endpoint: z.string(),
        search_resource_endpoint: z.string(),
        search_action_endpoint: z.string(),
        /** A live answer is about an instant at most this long before it, which its `evaluatedAt` tells. */
        evaluation_lag_milliseconds: z.int(),
      }),
      example: exampleMetadata,
      keptSeconds: 3_600,
    },
  }),
  evaluate: defineRoute('POST /access/v1/evaluation', {
    operation: 'evaluate',
    summary: 'Cette personne peut-elle faire cela, maintenant ou à cet instant ?',
    tag,
    body: z.object(evaluation),
    bodyExample: exampleEvaluation,
    answer: { status: 200, description: 'La décision.', schema: decisionSchema, example: exampleDecision },
  }),
  evaluateMany: defineRoute('POST /access/v1/evaluations', {
    operation: 'evaluateMany',
    summary: 'Plusieurs questions à la fois',
    tag,
    body: evaluationsBody,
    bodyExample: {
      subject: exampleEvaluation.subject,
      action: exampleEvaluation.action,
      evaluations: [{ resource: exampleEvaluation.resource }],
    },
    answer: {
      status: 200,
      description: 'Les décisions, dans l’ordre des questions ; une seule sans `evaluations`.',
      schema: z.union([z.object({ evaluations: z.array(decisionSchema) }), decisionSchema]),
      example: { evaluations: [exampleDecision] },
    },
  }),
  searchSubjects: defineRoute('POST /access/v1/search/subject', {
    operation: 'searchSubjects',
    summary: 'Qui peut faire cela ?',
    tag,
    body: z.object({ ...search, subject: searchedSchema, page: z.optional(pageSchema) }),
    bodyExample: { ...exampleEvaluation, subject: { type: 'person' } },
    answer: {
      ...searchAnswer(entity),
      example: {
        page: examplePage,
        context: { ...exampleContext, mandates: { [exampleEvaluation.subject.id]: exampleMandateId } },
        results: [exampleEvaluation.subject],
      },
    },
  }),
  searchResources: defineRoute('POST /access/v1/search/resource', {
    operation: 'searchResources',
    summary: 'Pour quels établissements et services cette personne peut-elle faire cela ?',
    tag,
    body: z.object({ ...search, resource: searchedSchema, page: z.optional(pageSchema) }),
    bodyExample: { ...exampleEvaluation, resource: { type: 'declaration' } },
    answer: {
      ...searchAnswer(entity),
      example: { page: examplePage, context: exampleContext, results: [exampleEvaluation.resource] },
    },
  }),
  searchActions: defineRoute('POST /access/v1/search/action', {
    operation: 'searchActions',
    summary: 'Que peut faire cette personne pour cet établissement et ce service ?',
    tag,
    body: z.object({
      subject: subjectSchema,
      resource: resourceSchema,
      context: z.optional(searchContextSchema),
      page: z.optional(pageSchema),
    }),
    bodyExample: { subject: exampleEvaluation.subject, resource: exampleEvaluation.resource },
    answer: {
      ...searchAnswer(z.object({ name: z.string() })),
      example: {
        page: examplePage,
        context: exampleContext,
        results: [{ name: 'consult' }, { name: 'declare' }, { name: 'sign' }],
      },
    },
  }),
};
