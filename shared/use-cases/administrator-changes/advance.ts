import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import { escalate, expire, remind } from '../../domain/administrator-changes/advance.ts';
import { closeContest } from '../../domain/administrator-changes/decide.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import { DomainError } from '../../domain/errors.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { applyAdministratorChange } from './apply.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

const TRANSITIONS = { remind, escalate, expire, 'close-contest': closeContest } as const;

/** The steps that the workflow asks for when a wait is over. */
export const ADMINISTRATOR_CHANGE_STEPS = ['remind', 'escalate', 'expire', 'close-contest', 'apply'] as const;
export type AdministratorChangeStep = (typeof ADMINISTRATOR_CHANGE_STEPS)[number];

/**
 * Takes one step of the workflow on the request as it is now. When the moment of the step has not come or has passed,
 * nothing is written and the request is returned as it is. Called twice, late or out of order, it has one effect.
 * @throws not-found
 */
export const advanceAdministratorChange = async (
  context: CommandContext,
  id: AdministratorChangeId,
  step: AdministratorChangeStep,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const change = await getAdministratorChange(context.table, id);
  if (change === undefined) throw new DomainError('not-found');
  if (step === 'apply') return applyAdministratorChange(context, change, terms);
  const transition = TRANSITIONS[step](change, context.now, terms);
  return transition === undefined
    ? { value: change, writes: [] }
    : recordAdministratorChange(context, transition);
};
