import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  answerAsAdministrator,
  answerAsSupport,
  cancelAdministratorChange,
  objectToAdministratorChange,
} from '../../shared/use-cases/administrator-changes/answer.ts';
import { requestAdministratorChange } from '../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import type { routes } from './contract.ts';
import { viewAdministratorChange } from './view.ts';

/** The answer to a command is the request after it. */
export const replyWith = (
  { value: change, writes }: Outcome<AdministratorChange>,
  caller: PersonCaller,
  { now }: CommandContext,
) => ({
  writes,
  value: { body: viewAdministratorChange(change, caller, now), headers: etag(change.version) },
});

export const requestAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.requestAdministratorChange> =>
  async (context, { body, caller }) =>
    replyWith(await requestAdministratorChange(context, body, caller, terms), caller, context);

export const cancelAdministratorChangeEndpoint: Decide<typeof routes.cancelAdministratorChange> = async (
  context,
  { params, caller },
) => replyWith(await cancelAdministratorChange(context, params.id), caller, context);

export const decideAdministratorChangeEndpoint: Decide<typeof routes.decideAdministratorChange> = async (
  context,
  { params, body, caller },
) => replyWith(await answerAsAdministrator(context, params.id, partyOf(caller), body), caller, context);

export const objectToAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.objectToAdministratorChange> =>
  async (context, { params, body, caller }) =>
    replyWith(
      await objectToAdministratorChange(context, params.id, partyOf(caller), body.reason, terms),
      caller,
      context,
    );

export const decideAsSupportEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.decideAsSupport> =>
  async (context, { params, body, caller }) => {
    const agent: CommandContext = { ...context, actor: { type: 'agent', id: caller.personId } };
    return replyWith(await answerAsSupport(agent, params.id, partyOf(caller), body, terms), caller, context);
  };
