import type { AccessCard } from '../domain/access-card.ts';
import { type Decision, decide, type Question } from '../domain/decide.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { getAccessFacts } from '../table/access-facts.ts';
import type { Table } from '../table/table.ts';
import { withHistory } from './with-history.ts';

export interface AccessQuestion extends Question {
  personId: PersonId;
}

/** Each card's history is read once for an instant, however many questions are about it. */
const rememberComplete = (table: Table) => {
  const known = new Map<string, Promise<AccessCard>>();
  return (card: AccessCard, at: Instant): Promise<AccessCard> => {
    const key = `${card.siren} ${card.personId} ${at}`;
    const complete = known.get(key) ?? withHistory(table, card, at);
    known.set(key, complete);
    return complete;
  };
};

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
  const complete = rememberComplete(table);
  return Promise.all(
    questions.map(async (question, index) => {
      const { card, establishment } = facts[index] ?? {};
      return decide(question, { card: card && (await complete(card, question.instant)), establishment });
    }),
  );
};
