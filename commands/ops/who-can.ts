import type { Decision, Question } from '../../shared/domain/decisions/decide.ts';
import { sirenOf } from '../../shared/domain/identifiers.ts';
import { listCards } from '../../shared/table/access/access-cards.ts';
import { evaluateAccess } from '../../shared/use-cases/decisions/evaluate-access.ts';
import type { Operation } from './operation.ts';

const describe = (decision: Decision): string => {
  if (!decision.decision) return `no   ${decision.reason}`;
  const under = decision.mandate === undefined ? '' : ` under the mandate ${decision.mandate}`;
  return `yes  grant ${decision.grant}${under}`;
};

/**
 * Asks the decision for everybody who has a card there, as a search does: who may and by which grant, who may not and
 * why. People who act there under a mandate also have a card there, which notes it.
 */
export const whoCan = async ({ table, print }: Operation, question: Question): Promise<void> => {
  const cards = await listCards(table, sirenOf(question.siret));
  const decisions = await evaluateAccess(
    table,
    cards.map(({ personId }) => ({ ...question, personId })),
  );
  decisions.forEach((decision, index) => {
    print(`${cards[index]?.personId}  ${describe(decision)}`);
  });
  const yes = decisions.filter(({ decision }) => decision).length;
  print(
    `${yes} of ${cards.length} may ${question.right} ${question.siret}/${question.service} at ${question.instant}.`,
  );
};
