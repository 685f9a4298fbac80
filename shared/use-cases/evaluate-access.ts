import { type Decision, decide, type Question } from '../domain/decide.ts';
import type { PersonId } from '../domain/identifiers.ts';
import { getAccessFacts } from '../table/access-facts.ts';
import type { Table } from '../table/table.ts';
import { withHistory } from './with-history.ts';

export interface AccessQuestion extends Question {
  personId: PersonId;
}

/**
 * Answers all questions from one BatchGetItem (each item once, a hundred a call). If any of them is about signing, all
 * are read consistently: one kind of read keeps it one call. Only a question about an instant before a large card's
 * `historyBefore` costs another read.
 */
export const evaluateAccess = async (
  table: Table,
  questions: readonly AccessQuestion[],
): Promise<Decision[]> => {
  if (questions.length === 0) return [];
  const consistent = questions.some(({ right }) => right === 'sign');
  const { facts } = await getAccessFacts(table, questions, { consistent });
  return Promise.all(
    questions.map(async (question, index) => {
      const { card, establishment } = facts[index] ?? {};
      const complete = card && (await withHistory(table, card, question.instant));
      return decide(question, { card: complete, establishment });
    }),
  );
};
