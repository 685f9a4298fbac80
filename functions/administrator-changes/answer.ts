import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
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
import { type Reader, viewAdministratorChange } from './view.ts';

/** The answer to a command is the request after it. */
export const replyWith = ({ value: change, writes }: Outcome<AdministratorChange>, reader: Reader) => ({
  writes,
  value: { body: viewAdministratorChange(change, reader), headers: etag(change.version) },
});

export const requestAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.requestAdministratorChange> =>
  async (context, request) => {
    const party = requireParty(request.caller);
    return replyWith(await requestAdministratorChange(context, request.body, party, terms), request);
  };

export const cancelAdministratorChangeEndpoint: Decide<typeof routes.cancelAdministratorChange> = async (
  context,
  request,
) => {
  requireParty(request.caller);
  return replyWith(await cancelAdministratorChange(context, request.params.id), request);
};

export const decideAdministratorChangeEndpoint: Decide<typeof routes.decideAdministratorChange> = async (
  context,
  request,
) => {
  const { params, body, caller } = request;
  return replyWith(await answerAsAdministrator(context, params.id, requireParty(caller), body), request);
};

export const objectToAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.objectToAdministratorChange> =>
  async (context, request) => {
    const { params, body, caller } = request;
    return replyWith(
      await objectToAdministratorChange(context, params.id, requireParty(caller), body.reason, terms),
      request,
    );
  };

export const decideAsSupportEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.decideAsSupport> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const agent: CommandContext = { ...context, actor: { type: 'agent', id: caller.personId } };
    return replyWith(await answerAsSupport(agent, params.id, requireParty(caller), body, terms), request);
  };
