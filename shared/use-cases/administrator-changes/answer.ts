import { requirePower } from '../../domain/access/roster-rules.ts';
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
import type { Party } from '../../domain/people/party.ts';
import { checkRoster, getRoster, guardActor } from '../../table/access/administrators.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import type { Write } from '../../table/write.ts';
import { requireOutsider } from '../access/require-outsider.ts';
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

/** What an administrator needs for it: to administer, or the power over other administrators (authority: rule 9). */
type Needed = 'seat' | 'power';

const stillMay = async (
  { table, now }: CommandContext,
  { siren }: AdministratorChange,
  { personId }: Party,
  needed: Needed,
): Promise<Write> => {
  if (needed === 'seat') return guardActor(table, siren, personId);
  const roster = await getRoster(table, siren);
  requirePower(roster, personId, now);
  return checkRoster(table, siren, roster);
};

const asAdministrator = async (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  needed: Needed,
  transition: (change: AdministratorChange) => AdministratorChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  const moved = transition(change);
  if (moved.event.type === 'administrator-change.approved')
    await requireCandidateNotSuspended(context, change, 'candidate-suspended');
  const { value, writes } = recordAdministratorChange(context, moved);
  // What an administrator needs for it must still be so when the transaction commits.
  return { value, writes: [...writes, await stillMay(context, change, actor, needed)] };
};

/** Co-optation by an administrator. @throws not-found, forbidden, candidate-suspended, and what the rule throws */
export const answerAsAdministrator = (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  verdict: AdministratorChangeVerdict,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, 'power', (change) =>
    decideByAdministrator(change, actor, verdict, context.now),
  );

/** @throws not-found, forbidden, and what the rule throws */
export const objectToAdministratorChange = (
  context: CommandContext,
  id: AdministratorChangeId,
  actor: Party,
  reason: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, 'seat', (change) =>
    object(change, actor, reason, { now: context.now, terms }),
  );

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
  const stillOutside = await requireOutsider(context, change.siren, agent);
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
