import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import {
  type AgentsAct,
  decideBySupport,
  type SupportVerdict,
  stop,
} from '../../domain/administrator-changes/support.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import type { Party } from '../../domain/people/party.ts';
import { requireOutsider } from '../access/outsider.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { readCurrent } from './read-current.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

const asAgent = async (
  context: CommandContext,
  id: AdministratorChangeId,
  { party, terms }: Pick<AgentsAct, 'party' | 'terms'>,
  transition: (act: AgentsAct) => AdministratorChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const { change } = await readCurrent(context, id, terms);
  const moved = transition({ change, party, terms, now: context.now });
  const stillOutside = await requireOutsider(context, change.siren, party);
  const { value, writes } = recordAdministratorChange(context, moved);
  return { value, writes: [...writes, ...stillOutside] };
};

/** An agent answers a dealt case. @throws not-found, support-conflict, and what the rule throws */
export const answerAsSupport = (
  context: CommandContext,
  id: AdministratorChangeId,
  party: Party,
  verdict: SupportVerdict,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAgent(context, id, { party, terms }, (act) => decideBySupport(act, verdict));

/** An agent stops a request at any stage. @throws not-found, support-conflict, and what the rule throws */
export const stopAdministratorChange = (
  context: CommandContext,
  id: AdministratorChangeId,
  party: Party,
  reason: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAgent(context, id, { party, terms }, (act) => stop(act, reason));
