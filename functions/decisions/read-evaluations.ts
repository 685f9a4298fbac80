import * as z from 'zod/mini';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { BodyOf } from '../../shared/http/route.ts';
import type { AccessQuestion } from '../../shared/use-cases/decisions/evaluate-access.ts';
import { actionSchema, contextSchema, resourceSchema, type routes, subjectSchema } from './contract.ts';
import { instantAsked, questionOf } from './question.ts';
import type { ReasonCode } from '../../shared/http/problem-texts/decisions.ts';

export type EvaluationsBody = BodyOf<typeof routes.evaluateMany>;

const itemSchema = z.object({
  subject: subjectSchema,
  action: actionSchema,
  resource: resourceSchema,
  context: z.optional(contextSchema),
});

/** An evaluation overrides the defaults by whole entities. When it is then incomplete, its own answer is no. */
export const readItem = (
  defaults: EvaluationsBody,
  item: unknown,
  now: Instant,
): AccessQuestion | ReasonCode => {
  const { subject, action, resource, context } = defaults;
  const own = z.safeParse(z.record(z.string(), z.unknown()), item);
  const complete = own.success
    ? itemSchema.safeParse({ subject, action, resource, context, ...own.data }).data
    : undefined;
  if (complete === undefined) return 'incomplete-evaluation';
  return questionOf(complete, instantAsked(complete.context, now));
};

/** The body as one question, without evaluations. @throws bad-input when it is incomplete */
export const readWhole = (body: EvaluationsBody, now: Instant): AccessQuestion | ReasonCode => {
  const parsed = itemSchema.safeParse(body);
  if (parsed.success) return questionOf(parsed.data, instantAsked(parsed.data.context, now));
  throw new DomainError('bad-input', {
    faults: parsed.error.issues.map(({ path, message }) => ({
      pointer: `/${path.map(String).join('/')}`,
      detail: message,
    })),
  });
};
