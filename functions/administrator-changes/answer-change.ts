import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { ChangeTerms } from '../../shared/domain/administrator-changes/change-terms.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  answerAsAdministrator,
  answerAsSupport,
  cancelChange as cancel,
  objectToChange as object,
} from '../../shared/use-cases/administrator-changes/answer-change.ts';
import { requestChange as request } from '../../shared/use-cases/administrator-changes/request-change.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import { viewChange } from './change-view.ts';
import type { routes } from './contract.ts';

/** The answer to a command is the request as it then is. */
export const replyWith = (
  { value: change, writes }: Outcome<AdministratorChange>,
  caller: PersonCaller,
  { now }: CommandContext,
) => ({
  writes,
  value: { body: viewChange(change, caller, now), headers: etag(change.version) },
});

export const requestChange =
  (terms: ChangeTerms): Decide<typeof routes.requestChange> =>
  async (context, { body, caller }) =>
    replyWith(await request(context, body, caller, terms), caller, context);

export const cancelChange: Decide<typeof routes.cancelChange> = async (context, { params, caller }) =>
  replyWith(await cancel(context, params.id), caller, context);

export const decideChange: Decide<typeof routes.decideChange> = async (context, { params, body, caller }) =>
  replyWith(await answerAsAdministrator(context, params.id, partyOf(caller), body), caller, context);

export const objectToChange =
  (terms: ChangeTerms): Decide<typeof routes.objectToChange> =>
  async (context, { params, body, caller }) =>
    replyWith(await object(context, params.id, partyOf(caller), body.reason, terms), caller, context);

export const decideAsSupport =
  (terms: ChangeTerms): Decide<typeof routes.decideAsSupport> =>
  async (context, { params, body, caller }) => {
    const agent: CommandContext = { ...context, actor: { type: 'agent', id: caller.personId } };
    return replyWith(await answerAsSupport(agent, params.id, partyOf(caller), body, terms), caller, context);
  };
