import { EMPTY_ROSTER } from '../../shared/domain/access/roster.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  answerAsSupport,
  stopAdministratorChange,
} from '../../shared/use-cases/administrator-changes/answer-as-support.ts';
import { dealCase } from '../../shared/use-cases/administrator-changes/deal-case.ts';
import { openSupportView } from '../../shared/use-cases/administrator-changes/open-support-view.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import { replyWith } from './answer.ts';
import type { routes } from './contract.ts';
import { viewAdministratorChange } from './view.ts';

const asAgent = (context: CommandContext, { personId }: PersonCaller): CommandContext => ({
  ...context,
  actor: { type: 'agent', id: personId },
});

export const decideAsSupportEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.decideAsSupport> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const agent = asAgent(context, caller);
    return replyWith(
      agent,
      await answerAsSupport(agent, params.id, requireParty(caller), body, terms),
      request,
    );
  };

export const stopAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.stopAdministratorChange> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const agent = asAgent(context, caller);
    const stopped = await stopAdministratorChange(agent, params.id, requireParty(caller), body.reason, terms);
    return replyWith(agent, stopped, request);
  };

/** The agent sees the body of a case that they were dealt. */
export const openSupportViewEndpoint: Decide<typeof routes.openSupportView> = async (
  context,
  { params, body, caller },
) => {
  const agent = requireParty(caller);
  const { value, writes } = await openSupportView(asAgent(context, caller), params.id, {
    agent,
    reason: body.reason,
  });
  return { writes, value: { body: { siren: value.siren, until: value.until } } };
};

/** The next case of the queue, or the one that the agent has in hand. */
export const dealCaseEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.dealCase> =>
  async (context, request) => {
    const { caller } = request;
    const { value, writes } = await dealCase(asAgent(context, caller), requireParty(caller), terms);
    const dealt = value && viewAdministratorChange(value, EMPTY_ROSTER, request);
    return { writes, value: { body: dealt === undefined ? {} : { case: dealt } } };
  };
