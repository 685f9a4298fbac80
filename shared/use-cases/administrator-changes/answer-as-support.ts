import { stageAt } from '../../domain/access/access-card.ts';
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
import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import { foldAddress } from '../../domain/people/same-person.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { findByEmail } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { readCurrent } from './read-current.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/** The agent, and whoever the register first saw with their address: another account of theirs. */
const accountsOf = async (table: Table, { personId, email }: Party): Promise<Set<PersonId>> => {
  const known = await Promise.all([email, foldAddress(email)].map((each) => findByEmail(table, each)));
  return new Set([personId, ...known.filter((each) => each !== undefined)]);
};

/**
 * The conditions that the agent is outside the organisation, with whatever account; undefined when they are, or may
 * become, a member: such an agent decides nothing there.
 */
export const outsider = async (
  { table, now }: CommandContext,
  { siren }: Pick<AdministratorChange, 'siren'>,
  agent: Party,
): Promise<Write[] | undefined> => {
  const accounts = [...(await accountsOf(table, agent))];
  const cards = await Promise.all(accounts.map((personId) => getCard(table, siren, personId)));
  const isInside = cards.some((card) => {
    const status = card && stageAt(card, now)?.status;
    return status !== undefined && status !== 'ended';
  });
  return isInside
    ? undefined
    : accounts.map((personId, index) => checkCard(table, siren, personId, cards[index]));
};

const asAgent = async (
  context: CommandContext,
  id: AdministratorChangeId,
  { party, terms }: Pick<AgentsAct, 'party' | 'terms'>,
  transition: (act: AgentsAct) => AdministratorChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const { change } = await readCurrent(context, id, terms);
  const moved = transition({ change, party, terms, now: context.now });
  const stillOutside = await outsider(context, change, party);
  if (stillOutside === undefined) throw new DomainError('support-conflict');
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
