import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import {
  type AdministratorChangeVerdict,
  type AdministratorsAct,
  cancel,
  decideByAdministrator,
  object,
  withdraw,
} from '../../domain/administrator-changes/decide.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Party } from '../../domain/people/party.ts';
import { checkRoster } from '../../table/access/administrators.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { readCurrent } from './read-current.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/** The request as it is now. @throws not-found */
export const requireAdministratorChange = async (
  { table }: CommandContext,
  id: AdministratorChangeId,
): Promise<AdministratorChange> => {
  const change = await getAdministratorChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/**
 * What somebody in place does to a request. The roster by which it was judged is a condition of the transaction: who
 * administers, and since when.
 */
const asAdministrator = async (
  context: CommandContext,
  id: AdministratorChangeId,
  { party, terms }: Pick<AdministratorsAct, 'party' | 'terms'>,
  transition: (act: AdministratorsAct) => AdministratorChangeTransition,
): Promise<Outcome<AdministratorChange>> => {
  const current = await readCurrent(context, id, terms);
  const moved = transition({ ...current, party, terms, now: context.now });
  const { value, writes } = recordAdministratorChange(context, moved);
  return { value, writes: [...writes, checkRoster(context.table, current.change.siren, current.roster)] };
};

/** Co-optation, or an administrator's no. @throws not-found, and what the rule throws */
export const answerAsAdministrator = (
  context: CommandContext,
  id: AdministratorChangeId,
  party: Party,
  verdict: AdministratorChangeVerdict,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, { party, terms }, (act) => decideByAdministrator(act, verdict));

/** @throws not-found, and what the rule throws */
export const objectToAdministratorChange = (
  context: CommandContext,
  id: AdministratorChangeId,
  party: Party,
  reason: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, { party, terms }, (act) => object(act, reason));

/** Whoever approved takes it back. @throws not-found, and what the rule throws */
export const withdrawApproval = (
  context: CommandContext,
  id: AdministratorChangeId,
  party: Party,
  reason: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> =>
  asAdministrator(context, id, { party, terms }, (act) => withdraw(act, reason));

/** @throws not-found, change-closed */
export const cancelAdministratorChange = async (
  context: CommandContext,
  id: AdministratorChangeId,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  return recordAdministratorChange(context, cancel(change, context.now));
};
