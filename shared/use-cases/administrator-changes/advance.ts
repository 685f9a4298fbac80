import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import { DATED_STEPS } from '../../domain/administrator-changes/advance.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { applyAdministratorChange } from './apply.ts';
import { readCurrent } from './read-current.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/**
 * Does the next thing that time brings to the request as it is now. When no moment has come, nothing is written and the
 * request is returned as it is. Called twice, late or out of order, it has one effect.
 * @throws not-found
 */
export const advanceAdministratorChange = async (
  context: CommandContext,
  id: AdministratorChangeId,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const { change } = await readCurrent(context, id, terms);
  for (const step of DATED_STEPS) {
    const transition = step(change, context.now, terms);
    if (transition !== undefined) return recordAdministratorChange(context, transition);
  }
  return applyAdministratorChange(context, change, terms);
};
