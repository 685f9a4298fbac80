import { stageAt } from '../../domain/access/access-card.ts';
import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import {
  type AdministratorChangeVerdict,
  cancel,
  decideByAdministrator,
  decideBySupport,
  object,
} from '../../domain/administrator-changes/decide.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import { foldAddress } from '../../domain/people/same-person.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { guardActor } from '../../table/access/administrators.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import { findByEmail } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';
import { requireCandidateNotSuspended } from './require-candidate-not-suspended.ts';

/** The request as it is now. @throws not-found */
export const requireAdministratorChange = async (
  { table }: CommandContext,
  id: AdministratorChangeId,
): Promise<AdministratorChange> => {
  const change = await getAdministratorChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

const asAdministrator = async (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  transition: (change: AdministratorChange) => AdministratorChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  const moved = transition(change);
  if (moved.event.type === 'administrator-change.approved')
    await requireCandidateNotSuspended(context, change, 'candidate-suspended');
  const { value, writes } = recordAdministratorChange(context, moved);
  // An administrator who decides must still administer the organisation when the transaction commits.
  return { value, writes: [...writes, guardActor(context.table, change.siren, actor.personId)] };
};

/** Co-optation by an administrator. @throws not-found, forbidden, candidate-suspended, and what the rule throws */
export const answerAsAdministrator = (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  verdict: AdministratorChangeVerdict,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, (change) => decideByAdministrator(change, actor, verdict, context.now));

/** @throws not-found, forbidden, and what the rule throws */
export const objectToAdministratorChange = (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  reason: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, (change) => object(change, actor, reason, { now: context.now, terms }));

/** The agent, and whoever the register first saw with their address: another account of theirs. */
const accountsOf = async (table: Table, { personId, email }: Party): Promise<Set<PersonId>> => {
  const known = await Promise.all([email, foldAddress(email)].map((each) => findByEmail(table, each)));
  return new Set([personId, ...known.filter((each) => each !== undefined)]);
};

/**
 * A support agent who is, or may become, a member of the organisation decides nothing there, with whatever account.
 * @throws support-conflict
 */
const requireOutsider = async (
  { table, now }: CommandContext,
  { siren }: AdministratorChange,
  agent: Party,
): Promise<Write[]> => {
  const accounts = await accountsOf(table, agent);
  return Promise.all(
    [...accounts].map(async (personId) => {
      const card = await getCard(table, siren, personId);
      const status = card && stageAt(card, now)?.status;
      if (status !== undefined && status !== 'ended') throw new DomainError('support-conflict');
      return checkCard(table, siren, personId, card);
    }),
  );
};

/** @throws not-found, support-conflict, candidate-suspended, and what the rule throws */
export const answerAsSupport = async (
  context: CommandContext,
  id: AdministratorChangeId,
  agent: Party,
  verdict: { decision: 'approve' | 'refuse'; reason: string },
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  const transition = decideBySupport(change, agent, verdict, { now: context.now, terms });
  if (verdict.decision === 'approve')
    await requireCandidateNotSuspended(context, change, 'candidate-suspended');
  const stillOutside = await requireOutsider(context, change, agent);
  const { value, writes } = recordAdministratorChange(context, transition);
  return { value, writes: [...writes, ...stillOutside] };
};

/** @throws not-found, change-closed */
export const cancelAdministratorChange = async (
  context: CommandContext,
  id: AdministratorChangeId,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  return recordAdministratorChange(context, cancel(change, context.now));
};
