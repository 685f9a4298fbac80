import { enterKey, orderLetter } from '../../../shared/domain/administrator-changes/activate-change.ts';
import { CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/change-terms.ts';
import {
  answerAsAdministrator,
  answerAsSupport,
  cancelChange,
  objectToChange,
  readChange,
} from '../../../shared/use-cases/administrator-changes/answer-change.ts';
import { recordChange } from '../../../shared/use-cases/administrator-changes/record-change.ts';
import type { Account } from '../people/people.ts';
import type { Cast, Deed } from './change-world.ts';

const party = ({ personId, email }: Account) => ({ personId, emails: [email] });

const support =
  (who: (cast: Cast) => Account, decision: 'approve' | 'refuse'): Deed =>
  (context, id, cast) =>
    answerAsSupport(context, id, party(who(cast)), { decision, reason: 'Vérifié.' }, terms);

/** Everything that people can do to a request. */
export const DEEDS = {
  approve: (context, id, cast) =>
    answerAsAdministrator(context, id, party(cast.administrator), { decision: 'approve' }),
  refuse: (context, id, cast) =>
    answerAsAdministrator(context, id, party(cast.administrator), { decision: 'refuse', reason: 'Non.' }),
  object: (context, id, cast) => objectToChange(context, id, party(cast.administrator), 'Non.', terms),
  cancel: (context, id) => cancelChange(context, id),
  orderKey: async (context, id) =>
    recordChange(context, orderLetter(await readChange(context, id), 'hash', { now: context.now, terms })),
  enterKey: async (context, id) => {
    const { transition } = enterKey(await readChange(context, id), () => true, { now: context.now, terms });
    return recordChange(context, transition);
  },
  mistypeKey: async (context, id) => {
    const { transition } = enterKey(await readChange(context, id), () => false, { now: context.now, terms });
    return recordChange(context, transition);
  },
  firstAgentApproves: support(({ agents }) => agents[0], 'approve'),
  secondAgentApproves: support(({ agents }) => agents[1], 'approve'),
  agentRefuses: support(({ agents }) => agents[0], 'refuse'),
} as const satisfies Record<string, Deed>;
export type DeedName = keyof typeof DEEDS;
