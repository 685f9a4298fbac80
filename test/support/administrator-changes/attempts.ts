import { enterKey, orderLetter } from '../../../shared/domain/administrator-changes/activation.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import {
  answerAsAdministrator,
  answerAsSupport,
  cancelAdministratorChange,
  objectToAdministratorChange,
  requireAdministratorChange,
} from '../../../shared/use-cases/administrator-changes/answer.ts';
import { recordAdministratorChange } from '../../../shared/use-cases/administrator-changes/record-administrator-change.ts';
import type { Account } from '../people/people.ts';
import type { Attempt, Cast } from './world.ts';

const support =
  (who: (cast: Cast) => Account, decision: 'approve' | 'refuse'): Attempt =>
  (context, id, cast) =>
    answerAsSupport(context, id, who(cast), { decision, reason: 'Vérifié.' }, terms);

/** Everything that people can do to a request. */
export const ATTEMPTS = {
  approve: (context, id, cast) =>
    answerAsAdministrator(context, id, cast.administrator, { decision: 'approve' }),
  refuse: (context, id, cast) =>
    answerAsAdministrator(context, id, cast.administrator, { decision: 'refuse', reason: 'Non.' }),
  object: (context, id, cast) => objectToAdministratorChange(context, id, cast.administrator, 'Non.', terms),
  cancel: (context, id) => cancelAdministratorChange(context, id),
  orderKey: async (context, id) =>
    recordAdministratorChange(
      context,
      orderLetter(await requireAdministratorChange(context, id), 'hash', { now: context.now, terms }),
    ),
  enterKey: async (context, id) => {
    const { transition } = enterKey(await requireAdministratorChange(context, id), () => true, {
      now: context.now,
      terms,
    });
    return recordAdministratorChange(context, transition);
  },
  mistypeKey: async (context, id) => {
    const { transition } = enterKey(await requireAdministratorChange(context, id), () => false, {
      now: context.now,
      terms,
    });
    return recordAdministratorChange(context, transition);
  },
  firstAgentApproves: support(({ agents }) => agents[0], 'approve'),
  secondAgentApproves: support(({ agents }) => agents[1], 'approve'),
  agentRefuses: support(({ agents }) => agents[0], 'refuse'),
} as const satisfies Record<string, Attempt>;
export type AttemptName = keyof typeof ATTEMPTS;
