import type {
  AdministratorChange,
  ChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import { escalate, expire, remind } from '../../domain/administrator-changes/advance-change.ts';
import type { ChangeTerms } from '../../domain/administrator-changes/change-terms.ts';
import { closeContest } from '../../domain/administrator-changes/decide-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { getChange } from '../../table/administrator-changes/administrator-changes.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { applyChange } from './apply-change.ts';
import { recordChange } from './record-change.ts';

const TRANSITIONS = { remind, escalate, expire, 'close-contest': closeContest } as const;

/** What the workflow asks for when a wait is over. */
export const CHANGE_STEPS = ['remind', 'escalate', 'expire', 'close-contest', 'apply'] as const;
export type ChangeStep = (typeof CHANGE_STEPS)[number];

/**
 * One step of the workflow on the request as it is now: where its moment has not come or has gone by, nothing is
 * written and the request is given as it stands. Called twice, late or out of order, it has one effect.
 * @throws not-found
 */
export const advanceChange = async (
  context: CommandContext,
  id: ChangeId,
  step: ChangeStep,
  terms: ChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const change = await getChange(context.table, id);
  if (change === undefined) throw new DomainError('not-found');
  if (step === 'apply') return applyChange(context, change, terms);
  const transition = TRANSITIONS[step](change, context.now, terms);
  return transition === undefined ? { value: change, writes: [] } : recordChange(context, transition);
};
