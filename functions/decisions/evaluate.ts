import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import type { routes } from './contract.ts';
import { countDecisions } from './count-decisions.ts';
import { decideAsked } from './decide-asked.ts';
import { type DecisionView, viewDecision, viewDenial } from './decision-view.ts';
import { instantAsked, questionOf } from './question.ts';

const answer = (view: DecisionView) => ({ body: view, counts: countDecisions([view]) });

export const evaluateEndpoint =
  (table: TableView): Handle<typeof routes.evaluate, RelyingService> =>
  async ({ body, now }) => {
    const instant = instantAsked(body.context);
    const question = questionOf(body, instant);
    if (typeof question === 'string') return answer(viewDenial(question, instant ?? now));
    const [decided] = await decideAsked(table, [question], now);
    if (decided === undefined) throw new Error('one decision for one question');
    return answer(viewDecision(decided.decision, decided.instant));
  };
