import { stageAt } from '../../domain/access/access-card.ts';
import type {
  AdministratorChange,
  ChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { ChangeTerms } from '../../domain/administrator-changes/change-terms.ts';
import type { ChangeTransition, Party } from '../../domain/administrator-changes/change-transition.ts';
import {
  cancel,
  decideByAdministrator,
  decideBySupport,
  object,
  type Verdict,
} from '../../domain/administrator-changes/decide-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { guardRoster } from '../../table/access/administrators.ts';
import { getChange } from '../../table/administrator-changes/administrator-changes.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordChange } from './record-change.ts';
import { refuseSuspendedCandidate } from './refuse-suspended.ts';

/** The request as it is now. @throws not-found */
export const readChange = async ({ table }: CommandContext, id: ChangeId): Promise<AdministratorChange> => {
  const change = await getChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/** Whoever speaks for the body must still administer it when the transaction commits. */
const stillAdministers = (
  { table }: CommandContext,
  { siren, candidate }: AdministratorChange,
  actor: Party,
): Write[] => {
  const guard = guardRoster(table, siren, {
    personId: candidate.personId,
    move: 'stays',
    actor: actor.personId,
  });
  return guard === undefined ? [] : [guard];
};

const asAdministrator = async (
  context: CommandContext,
  id: ChangeId,
  actor: Party,
  transition: (change: AdministratorChange) => ChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const change = await readChange(context, id);
  const moved = transition(change);
  if (moved.event.type === 'administrator-change.approved')
    await refuseSuspendedCandidate(context, change, 'candidate-suspended');
  const { value, writes } = recordChange(context, moved);
  return { value, writes: [...writes, ...stillAdministers(context, change, actor)] };
};

/** Co-optation. @throws not-found, forbidden, candidate-suspended, and what the rule throws */
export const answerAsAdministrator = (
  context: CommandContext,
  id: ChangeId,
  actor: Party,
  verdict: Verdict,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, (change) => decideByAdministrator(change, actor, verdict, context.now));

/** @throws not-found, forbidden, and what the rule throws */
export const objectToChange = (
  context: CommandContext,
  id: ChangeId,
  actor: Party,
  reason: string,
  terms: ChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, actor, (change) => object(change, actor, reason, { now: context.now, terms }));

/** An agent who is, or may become, a member of the organisation decides nothing there. @throws support-conflict */
const refuseMember = async (
  { table, now }: CommandContext,
  { siren }: AdministratorChange,
  { personId }: Party,
): Promise<Write> => {
  const card = await getCard(table, siren, personId);
  const status = card && stageAt(card, now)?.status;
  if (status !== undefined && status !== 'ended') throw new DomainError('support-conflict');
  return checkCard(table, siren, personId, card);
};

/** @throws not-found, support-conflict, candidate-suspended, and what the rule throws */
export const answerAsSupport = async (
  context: CommandContext,
  id: ChangeId,
  agent: Party,
  verdict: { decision: 'approve' | 'refuse'; reason: string },
  terms: ChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const change = await readChange(context, id);
  const transition = decideBySupport(change, agent, verdict, { now: context.now, terms });
  if (verdict.decision === 'approve') await refuseSuspendedCandidate(context, change, 'candidate-suspended');
  const stillOutside = await refuseMember(context, change, agent);
  const { value, writes } = recordChange(context, transition);
  return { value, writes: [...writes, stillOutside] };
};

/** @throws not-found, change-closed */
export const cancelChange = async (
  context: CommandContext,
  id: ChangeId,
): Promise<Outcome<AdministratorChange>> => {
  const change = await readChange(context, id);
  return recordChange(context, cancel(change, context.now));
};
