import * as z from 'zod/mini';
import type { Instant } from '../../shared/domain/instants.ts';
import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { parseWith } from '../../shared/http/parse-event.ts';
import type { ReasonCode } from '../../shared/http/problem-texts/decisions.ts';
import type { BodyOf } from '../../shared/http/route.ts';
import type { Table } from '../../shared/table/table.ts';
import { type AccessQuestion, evaluateAccess } from '../../shared/use-cases/decisions/evaluate-access.ts';
import { actionSchema, contextSchema, resourceSchema, type routes, subjectSchema } from './contract.ts';
import { countDecisions } from './count-decisions.ts';
import { type DecisionView, viewDecision, viewDenial } from './decision-view.ts';
import { instantAsked, questionOf } from './question.ts';

type Body = BodyOf<typeof routes.evaluateMany>;
type Semantic = NonNullable<Body['options']>['evaluations_semantic'];

const itemSchema = z.object({
  subject: subjectSchema,
  action: actionSchema,
  resource: resourceSchema,
  context: z.optional(contextSchema),
});

/** An evaluation overrides the defaults by whole entities. When it is then incomplete, its own answer is no. */
const readItem = (defaults: Body, item: unknown, now: Instant): AccessQuestion | ReasonCode => {
  const { subject, action, resource, context } = defaults;
  const own = z.safeParse(z.record(z.string(), z.unknown()), item);
  const complete = own.success
    ? itemSchema.safeParse({ subject, action, resource, context, ...own.data }).data
    : undefined;
  if (complete === undefined) return 'incomplete-evaluation';
  return questionOf(complete, instantAsked(complete.context, now));
};

const isQuestion = (asked: AccessQuestion | ReasonCode): asked is AccessQuestion => typeof asked !== 'string';

const decideAll = async (
  table: Table,
  asked: readonly (AccessQuestion | ReasonCode)[],
): Promise<DecisionView[]> => {
  const questions = asked.filter(isQuestion);
  const decisions = await evaluateAccess(table, questions);
  const byQuestion = new Map(questions.map((question, index) => [question, decisions[index]]));
  return asked.map((each) => {
    if (!isQuestion(each)) return viewDenial(each);
    const decision = byQuestion.get(each);
    if (decision === undefined) throw new Error('one decision for each question');
    return viewDecision(decision, each.instant);
  });
};

/** Cuts the answers after the first one that settles the whole. */
const shorten = (decisions: DecisionView[], semantic: Semantic): DecisionView[] => {
  if (semantic === 'execute_all') return decisions;
  const settles = semantic === 'permit_on_first_permit';
  const last = decisions.findIndex(({ decision }) => decision === settles);
  return last === -1 ? decisions : decisions.slice(0, last + 1);
};

/** Without evaluations, this is a single evaluation. @throws bad-input */
export const evaluateManyEndpoint =
  (table: Table): Handle<typeof routes.evaluateMany, RelyingService> =>
  async ({ body, now }) => {
    const items = body.evaluations ?? [];
    if (items.length === 0) {
      const whole = parseWith(itemSchema, body);
      const [single] = await decideAll(table, [questionOf(whole, instantAsked(whole.context, now))]);
      if (single === undefined) throw new Error('one decision for one question');
      return { body: single, counts: countDecisions([single]) };
    }
    const asked = items.map((item) => readItem(body, item, now));
    const semantic = body.options?.evaluations_semantic ?? 'execute_all';
    const evaluations = shorten(await decideAll(table, asked), semantic);
    return { body: { evaluations }, counts: countDecisions(evaluations) };
  };
