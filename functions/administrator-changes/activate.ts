import { EMPTY_ROSTER } from '../../shared/domain/access/roster.ts';
import type { ActivationSecret } from '../../shared/domain/administrator-changes/activation-key.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  enterActivationKey,
  orderActivationKey,
} from '../../shared/use-cases/administrator-changes/activate.ts';
import { replyWith } from './answer.ts';
import type { routes } from './contract.ts';
import { viewAdministratorChange } from './view.ts';

export const orderActivationKeyEndpoint =
  (
    secret: () => Promise<ActivationSecret>,
    terms: AdministratorChangeTerms,
  ): Decide<typeof routes.orderActivationKey> =>
  async (context, request) => {
    requireParty(request.caller);
    return replyWith(
      context,
      await orderActivationKey(context, request.params.id, { secret, terms }),
      request,
    );
  };

/** A wrong key is an answer rather than an error: the try that it costs is stored like any other effect. */
export const activateAdministratorChangeEndpoint =
  (
    secret: () => Promise<ActivationSecret>,
    terms: AdministratorChangeTerms,
  ): Decide<typeof routes.activateAdministratorChange> =>
  async (context, request) => {
    const { params, body, caller } = request;
    requireParty(caller);
    const { writes, value } = await enterActivationKey(context, params.id, body.key, { secret, terms });
    const change = viewAdministratorChange(value.change, EMPTY_ROSTER, request);
    const { answer, triesLeft } = value;
    return { writes, value: { body: { accepted: answer === 'accepted', answer, triesLeft, change } } };
  };
