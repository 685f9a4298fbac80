import type { Decision } from '../../shared/domain/decisions/decide.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import { answerSettled } from '../../shared/use-cases/answer-settled.ts';
import { evaluateAccess, needConsistent } from '../../shared/use-cases/decisions/evaluate-access.ts';
import type { AskedQuestion } from './question.ts';

/** Decides each question, at the instant that it names. All that are about now are about one same moment. */
export const decideAsked = async (
  table: TableView,
  questions: readonly AskedQuestion[],
  now: Instant,
): Promise<{ decision: Decision; instant: Instant }[]> => {
  if (questions.length === 0) return [];
  const named = questions.flatMap(({ instant }) => instant ?? []);
  const moment = {
    now,
    isLive: named.length < questions.length,
    named,
    mayBeOld: !needConsistent(questions),
  };
  const { answer } = await answerSettled(table, moment, async (view, { live, consistent }) => {
    const asked = questions.map((question) => ({ ...question, instant: question.instant ?? live }));
    const decisions = await evaluateAccess(view, asked, { consistent });
    return decisions.map((decision, index) => ({ decision, instant: asked[index]?.instant ?? live }));
  });
  return answer;
};
