import type { Question } from '../../shared/domain/decide.ts';
import { sirenOf } from '../../shared/domain/identifiers.ts';
import { listCards } from '../../shared/table/access-cards.ts';
import { evaluateAccess } from '../../shared/use-cases/evaluate-access.ts';
import type { Operation } from './operation.ts';

/** Asks the decision for everybody who has a card there: who may, by which grant; who may not, and why. */
export const whoCan = async ({ table, print }: Operation, question: Question): Promise<void> => {
  const cards = await listCards(table, sirenOf(question.siret));
  const decisions = await evaluateAccess(
    table,
    cards.map(({ personId }) => ({ ...question, personId })),
  );
  decisions.forEach((decision, index) => {
    const verdict = decision.decision ? `yes  grant ${decision.grant}` : `no   ${decision.reason}`;
    print(`${cards[index]?.personId}  ${verdict}`);
  });
  const yes = decisions.filter(({ decision }) => decision).length;
  print(
    `${yes} of ${cards.length} may ${question.right} ${question.siret}/${question.service} at ${question.instant}.`,
  );
};
