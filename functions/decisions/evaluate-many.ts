import type { Instant } from '../../shared/domain/instants.ts';
import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { ReasonCode } from '../../shared/http/problem-texts/decisions.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import type { routes } from './contract.ts';
import { countDecisions } from './count-decisions.ts';
import { decideAsked } from './decide-asked.ts';
import { type DecisionView, viewDecision, viewDenial } from './decision-view.ts';
import type { AskedQuestion } from './question.ts';
import { type EvaluationsBody, readItem, readWhole } from './read-evaluations.ts';

type Semantic = NonNullable<EvaluationsBody['options']>['evaluations_semantic'];

const isQuestion = (asked: AskedQuestion | ReasonCode): asked is AskedQuestion => typeof asked !== 'string';

const decideAll = async (
  table: TableView,
  asked: readonly (AskedQuestion | ReasonCode)[],
  now: Instant,
): Promise<DecisionView[]> => {
  const questions = asked.filter(isQuestion);
  const decisions = await decideAsked(table, questions, now);
  const byQuestion = new Map(questions.map((question, index) => [question, decisions[index]]));
  return asked.map((each) => {
    if (!isQuestion(each)) return viewDenial(each);
    const decided = byQuestion.get(each);
    if (decided === undefined) throw new Error('one decision for each question');
    return viewDecision(decided.decision, decided.instant);
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
  (table: TableView): Handle<typeof routes.evaluateMany, RelyingService> =>
  async ({ body, now }) => {
    const items = body.evaluations ?? [];
    if (items.length === 0) {
      const [single] = await decideAll(table, [readWhole(body)], now);
      if (single === undefined) throw new Error('one decision for one question');
      return { body: single, counts: countDecisions([single]) };
    }
    const asked = items.map((item) => readItem(body, item));
    const semantic = body.options?.evaluations_semantic ?? 'execute_all';
    const evaluations = shorten(await decideAll(table, asked, now), semantic);
    return { body: { evaluations }, counts: countDecisions(evaluations) };
  };
