import { enterKey, orderLetter } from '../../../shared/domain/administrator-changes/activation.ts';
import { deal, isToDeal } from '../../../shared/domain/administrator-changes/support.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import type { Instant } from '../../../shared/domain/instants.ts';
import {
  answerAsAdministrator,
  cancelAdministratorChange,
  objectToAdministratorChange,
  requireAdministratorChange,
  withdrawApproval,
} from '../../../shared/use-cases/administrator-changes/answer.ts';
import {
  answerAsSupport,
  stopAdministratorChange,
} from '../../../shared/use-cases/administrator-changes/answer-as-support.ts';
import { recordAdministratorChange } from '../../../shared/use-cases/administrator-changes/record-administrator-change.ts';
import type { Account } from '../people/people.ts';
import type { Attempt, Cast } from './world.ts';

const VERDICTS = {
  approve: { decision: 'approve', checked: 'deed-at-its-publisher', reason: 'Vérifié.' },
  refuse: { decision: 'refuse', reason: 'Introuvable.' },
} as const;

const support =
  (who: (cast: Cast) => Account, decision: 'approve' | 'refuse'): Attempt =>
  (context, id, cast) =>
    answerAsSupport(context, id, who(cast), VERDICTS[decision], terms);

/** The queue deals the agent the case: whatever it deals, the request of this world is the only one there. */
const dealt =
  (who: (cast: Cast) => Account): Attempt =>
  async (context, id, cast) => {
    const change = await requireAdministratorChange(context, id);
    const act = { change, party: who(cast), terms, now: context.now };
    return isToDeal(act) ? recordAdministratorChange(context, deal(act)) : { value: undefined, writes: [] };
  };

const ORDER = (leavesAt: Instant) => ({
  keyHash: 'hash',
  headOffice: siretSchema.parse('21920023500014'),
  told: [],
  leavesAt,
});

/** Everything that people can do to a request. */
export const ATTEMPTS = {
  approve: (context, id, cast) =>
    answerAsAdministrator(context, id, cast.administrator, { decision: 'approve' }, terms),
  refuse: (context, id, cast) =>
    answerAsAdministrator(context, id, cast.administrator, { decision: 'refuse', reason: 'Non.' }, terms),
  withdraw: (context, id, cast) => withdrawApproval(context, id, cast.administrator, 'Non.', terms),
  object: (context, id, cast) => objectToAdministratorChange(context, id, cast.administrator, 'Non.', terms),
  cancel: (context, id) => cancelAdministratorChange(context, id),
  orderKey: async (context, id) =>
    recordAdministratorChange(
      context,
      orderLetter(await requireAdministratorChange(context, id), ORDER(context.now), {
        now: context.now,
        terms,
      }),
    ),
  enterKey: async (context, id) => {
    const { transition } = enterKey(await requireAdministratorChange(context, id), () => true, undefined, {
      now: context.now,
      terms,
    });
    return recordAdministratorChange(context, transition);
  },
  mistypeKey: async (context, id) => {
    const { transition } = enterKey(await requireAdministratorChange(context, id), () => false, undefined, {
      now: context.now,
      terms,
    });
    return recordAdministratorChange(context, transition);
  },
  firstAgentIsDealt: dealt(({ agents }) => agents[0]),
  secondAgentIsDealt: dealt(({ agents }) => agents[1]),
  firstAgentApproves: support(({ agents }) => agents[0], 'approve'),
  secondAgentApproves: support(({ agents }) => agents[1], 'approve'),
  agentRefuses: support(({ agents }) => agents[0], 'refuse'),
  secondAgentRefuses: support(({ agents }) => agents[1], 'refuse'),
  agentStops: (context, id, cast) =>
    stopAdministratorChange(context, id, cast.agents[0], 'Appel de la mairie.', terms),
} as const satisfies Record<string, Attempt>;
export type AttemptName = keyof typeof ATTEMPTS;
