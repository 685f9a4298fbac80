import type { AccessCard } from '../domain/access-card.ts';
import { type Decision, decide, decideUnderMandate, type Question } from '../domain/decide.ts';
import type { MandateId, PersonId } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import {
  type AccessFacts,
  getAccessFacts,
  getMandatedFacts,
  type MandatedFacts,
} from '../table/access-facts.ts';
import type { Table } from '../table/table.ts';
import { withHistory } from './with-history.ts';

export interface AccessQuestion extends Question {
  personId: PersonId;
  /** Asked under this mandate alone: then it is the third item of the one read. */
  mandate?: MandateId | undefined;
}

/** Each card's history is read once for an instant, however many questions are about it. */
const rememberComplete = (table: Table) => {
  const known = new Map<string, Promise<AccessCard>>();
  return async <F extends { card: AccessCard | undefined }>(facts: F, at: Instant): Promise<F> => {
    const { card } = facts;
    if (card === undefined) return facts;
    const key = `${card.siren} ${card.personId} ${at}`;
    const complete = known.get(key) ?? withHistory(table, card, at);
    known.set(key, complete);
    return { ...facts, card: await complete };
  };
};

type Complete = ReturnType<typeof rememberComplete>;

interface Asked {
  question: AccessQuestion;
  facts: AccessFacts;
}

const decideFirst = ({ question, facts }: Asked): Decision =>
  question.mandate === undefined ? decide(question, facts) : decideUnderMandate(question, facts);

/** The mandates that the person's own card notes, where a no of that card need not be the last word. */
const mandatesLeft = ({ question, facts }: Asked, { decision }: Decision): readonly MandateId[] =>
  decision || question.mandate !== undefined || facts.establishment === undefined
    ? []
    : (facts.card?.actsUnder ?? []);

/** Decides again what was denied to people who act under mandates: one more read for all of them. */
const decideUnderMandates = async (
  table: Table,
  asked: readonly Asked[],
  first: readonly Decision[],
  { consistent, complete }: { consistent: boolean; complete: Complete },
): Promise<readonly Decision[]> => {
  const left = asked.flatMap((each, index) => {
    const decision = first[index];
    const mandates = decision === undefined ? [] : mandatesLeft(each, decision);
    return mandates.map((mandate) => ({ index, personId: each.question.personId, mandate }));
  });
  if (left.length === 0) return first;
  const found = await getMandatedFacts(table, left, { consistent });
  const byQuestion = Map.groupBy(left.keys(), (rank) => left[rank]?.index);
  return Promise.all(
    first.map(async (decision, index) => {
      const { question, facts } = asked[index] ?? {};
      const own = (byQuestion.get(index) ?? []).flatMap((rank) => found[rank] ?? []);
      if (question === undefined || own.length === 0) return decision;
      const mandated: MandatedFacts[] = await Promise.all(
        own.map((each) => complete(each, question.instant)),
      );
      return decide(question, { card: facts?.card, establishment: facts?.establishment, mandated });
    }),
  );
};

/**
 * Answers all questions from one BatchGetItem (each item once, a hundred a call). If any of them is about signing, all
 * are read consistently: one kind of read keeps it one call. Two kinds of question cost another read: one about an
 * instant before a large card's `historyBefore`, and one that names no mandate, about somebody who acts under mandates
 * of that organisation and whose own grants do not suffice.
 */
export const evaluateAccess = async (
  table: Table,
  questions: readonly AccessQuestion[],
): Promise<readonly Decision[]> => {
  if (questions.length === 0) return [];
  const consistent = questions.some(({ right }) => right === 'sign');
  const { facts } = await getAccessFacts(table, questions, { consistent });
  const complete = rememberComplete(table);
  const asked = await Promise.all(
    questions.map(async (question, index): Promise<Asked> => {
      const read = facts[index] ?? { card: undefined, establishment: undefined, mandate: undefined };
      return { question, facts: await complete(read, question.instant) };
    }),
  );
  return decideUnderMandates(table, asked, asked.map(decideFirst), { consistent, complete });
};
