import { giveUp } from '../../shared/domain/administrator-changes/decide.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { recordAdministratorChange } from '../../shared/use-cases/administrator-changes/record-administrator-change.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { GiveUpCall } from './contract.ts';
import { WORKFLOW_ACTOR, type WorkflowDependencies } from './workflow-dependencies.ts';

/**
 * Ends a request that its workflow cannot follow any further: it is refused, which everybody concerned is told, and the
 * candidate may ask again. It looks at nothing but the request, so that what failed before does not fail here too.
 * @throws not-found, StaleRead
 */
export const giveUpAdministratorChange = async (
  { table, clock, newId, pause }: WorkflowDependencies,
  { change: id }: GiveUpCall,
  requestId: string,
): Promise<void> => {
  await carryOut(
    { table, clock, newId, actor: WORKFLOW_ACTOR, requestId },
    async (context) => {
      const change = await getAdministratorChange(table, id);
      if (change === undefined) throw new DomainError('not-found');
      const transition = giveUp(change, context.now);
      return transition === undefined
        ? { value: change, writes: [] }
        : recordAdministratorChange(context, transition);
    },
    { pause },
  );
};
