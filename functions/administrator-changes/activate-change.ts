import type { ActivationSecret } from '../../shared/domain/administrator-changes/activation-key.ts';
import type { ChangeTerms } from '../../shared/domain/administrator-changes/change-terms.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  enterActivationKey,
  orderActivationKey as order,
} from '../../shared/use-cases/administrator-changes/activate-change.ts';
import { replyWith } from './answer-change.ts';
import { viewChange } from './change-view.ts';
import type { routes } from './contract.ts';

export const orderActivationKey =
  (secret: () => Promise<ActivationSecret>, terms: ChangeTerms): Decide<typeof routes.orderActivationKey> =>
  async (context, { params, caller }) =>
    replyWith(await order(context, params.id, secret, terms), caller, context);

/** A wrong key is an answer, not an error: the try that it costs is stored like any other effect. */
export const activateChange =
  (terms: ChangeTerms): Decide<typeof routes.activateChange> =>
  async (context, { params, body, caller }) => {
    const { writes, value } = await enterActivationKey(context, params.id, body.key, terms);
    const change = viewChange(value.change, caller, context.now);
    return { writes, value: { body: { accepted: value.accepted, triesLeft: value.triesLeft, change } } };
  };
