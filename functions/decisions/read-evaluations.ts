import * as z from 'zod/mini';
import { parseWith } from '../../shared/http/parse-event.ts';
import type { ReasonCode } from '../../shared/http/problem-texts/decisions.ts';
import type { BodyOf } from '../../shared/http/route.ts';
import { actionSchema, contextSchema, resourceSchema, type routes, subjectSchema } from './contract.ts';
import { type AskedQuestion, instantAsked, questionOf } from './question.ts';

export type EvaluationsBody = BodyOf<typeof routes.evaluateMany>;

const itemSchema = z.object({
  subject: subjectSchema,
  action: actionSchema,
  resource: resourceSchema,
  context: z.optional(contextSchema),
});

/** An evaluation overrides the defaults by whole entities. When it is then incomplete, its own answer is no. */
export const readItem = (defaults: EvaluationsBody, item: unknown): AskedQuestion | ReasonCode => {
  const { subject, action, resource, context } = defaults;
  const own = z.safeParse(z.record(z.string(), z.unknown()), item);
  const complete = own.success
    ? itemSchema.safeParse({ subject, action, resource, context, ...own.data }).data
    : undefined;
  if (complete === undefined) return 'incomplete-evaluation';
  return questionOf(complete, instantAsked(complete.context));
};

/** The body as one question, without evaluations. @throws bad-input when it is incomplete */
export const readWhole = (body: EvaluationsBody): AskedQuestion | ReasonCode => {
  const whole = parseWith(itemSchema, body);
  return questionOf(whole, instantAsked(whole.context));
};
