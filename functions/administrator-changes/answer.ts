import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import {
  answerAsAdministrator,
  cancelAdministratorChange,
  objectToAdministratorChange,
  withdrawApproval,
} from '../../shared/use-cases/administrator-changes/answer.ts';
import { requestAdministratorChange } from '../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import type { routes } from './contract.ts';
import { type Reader, viewAdministratorChange } from './view.ts';

/** The answer to a command is the request after it. */
export const replyWith = async (
  { table }: CommandContext,
  { value: change, writes }: Outcome<AdministratorChange>,
  reader: Reader,
) => {
  const roster = await getRoster(table, change.siren);
  const body = viewAdministratorChange(change, roster, reader);
  return { writes, value: { body, headers: etag(change.version) } };
};

export const requestAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.requestAdministratorChange> =>
  async (context, request) =>
    replyWith(
      context,
      await requestAdministratorChange(context, request.body, requireParty(request.caller), terms),
      request,
    );

export const cancelAdministratorChangeEndpoint: Decide<typeof routes.cancelAdministratorChange> = async (
  context,
  request,
) => {
  requireParty(request.caller);
  return replyWith(context, await cancelAdministratorChange(context, request.params.id), request);
};

export const decideAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.decideAdministratorChange> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const answered = await answerAsAdministrator(context, params.id, requireParty(caller), body, terms);
    return replyWith(context, answered, request);
  };

export const objectToAdministratorChangeEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.objectToAdministratorChange> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const party = requireParty(caller);
    return replyWith(
      context,
      await objectToAdministratorChange(context, params.id, party, body.reason, terms),
      request,
    );
  };

export const withdrawApprovalEndpoint =
  (terms: AdministratorChangeTerms): Decide<typeof routes.withdrawApproval> =>
  async (context, request) => {
    const { params, body, caller } = request;
    const withdrawn = await withdrawApproval(context, params.id, requireParty(caller), body.reason, terms);
    return replyWith(context, withdrawn, request);
  };
