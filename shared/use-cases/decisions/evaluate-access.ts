import type { AccessCard } from '../../domain/access/access-card.ts';
import { type Decision, decide, decideUnderMandate, type Question } from '../../domain/decisions/decide.ts';
import type { MandateId, PersonId } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { type AccessFacts, getAccessFacts, getMandatedFacts } from '../../table/decisions/access-facts.ts';
import type { TableView } from '../../table/table-view.ts';

export interface AccessQuestion extends Question {
  personId: PersonId;
  /** The only mandate to consider. It is then the third item of the one read. */
  mandate?: MandateId | undefined;
}

/** Reads each card's history once per instant, for any number of questions about it. */
const rememberComplete = (table: TableView) => {
  const known = new Map<string, Promise<AccessCard>>();
  return (card: AccessCard, at: Instant): Promise<AccessCard> => {
    const key = `${card.siren} ${card.personId} ${at}`;
    const complete = known.get(key) ?? withHistory(table, card, at);
    known.set(key, complete);
    return complete;
  };
};

type Complete = ReturnType<typeof rememberComplete>;

interface Asked {
  question: AccessQuestion;
  facts: AccessFacts;
  decision: Decision;
}

const decideFirst = (question: AccessQuestion, facts: AccessFacts): Decision =>
  question.mandate === undefined ? decide(question, facts) : decideUnderMandate(question, facts);

/** The mandates that the person's own card notes, when a no by that card may not be the final answer. */
const mandatesLeft = ({ question, facts, decision }: Asked): readonly MandateId[] =>
  decision.decision || question.mandate !== undefined || facts.establishment === undefined
    ? []
    : (facts.card?.actsUnder ?? []);

/** Decides again, under mandates, the questions that were denied. All of them need one more read. */
const decideUnderMandates = async (
  table: TableView,
  asked: readonly Asked[],
  { consistent, complete }: { consistent: boolean; complete: Complete },
): Promise<Decision[]> => {
  const left = asked.flatMap((each) =>
    mandatesLeft(each).map((mandate) => ({ each, personId: each.question.personId, mandate })),
  );
  const found = await getMandatedFacts(table, left, { consistent });
  const ranks = Map.groupBy(left.keys(), (rank) => left[rank]?.each);
  return Promise.all(
    asked.map(async (each) => {
      const own = ranks.get(each);
      if (own === undefined) return each.decision;
      const mandated = await Promise.all(
        own
          .flatMap((rank) => found[rank] ?? [])
          .map(async ({ mandate, card }) => ({
            mandate,
            card: card && (await complete(card, each.question.instant)),
          })),
      );
      return decide(each.question, { ...each.facts, mandated });
    }),
  );
};

/** What a person may sign is never decided on what may be old. */
export const needConsistent = (questions: readonly Pick<AccessQuestion, 'right'>[]): boolean =>
  questions.some(({ right }) => right === 'sign');

/**
 * Answers all questions from one BatchGetItem (each item once, a hundred per call). When any question is about
 * signing, all items are read consistently, since one kind of read keeps it one call, unless the caller says how to
 * read. Two kinds of question cost another read: a question about an instant before a large card's `historyBefore`, and a question without a mandate
 * about a person whose own grants are not enough and who acts under mandates of that organisation.
 */
export const evaluateAccess = async (
  table: TableView,
  questions: readonly AccessQuestion[],
  { consistent = needConsistent(questions) }: { consistent?: boolean } = {},
): Promise<Decision[]> => {
  if (questions.length === 0) return [];
  const { facts } = await getAccessFacts(table, questions, { consistent });
  const complete = rememberComplete(table);
  const asked = await Promise.all(
    questions.map(async (question, index): Promise<Asked> => {
      const { card, establishment, mandate } = facts[index] ?? {};
      const read = { card: card && (await complete(card, question.instant)), establishment, mandate };
      return { question, facts: read, decision: decideFirst(question, read) };
    }),
  );
  return asked.some((each) => mandatesLeft(each).length > 0)
    ? decideUnderMandates(table, asked, { consistent, complete })
    : asked.map(({ decision }) => decision);
};
