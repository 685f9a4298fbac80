import type { AdministratorChangeWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';

/** Created once per Lambda. */
export interface WorkflowDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
  terms: AdministratorChangeTerms;
  workflow: Pick<AdministratorChangeWorkflow, 'resume'>;
  pause: (milliseconds: number) => Promise<void>;
}

/** Tries of one transaction while others get in the way. After that, Step Functions tries again. */
export const MAX_ATTEMPTS = 5;
const PAUSE_MILLISECONDS = 12;

export const pauseBefore = ({ pause }: WorkflowDependencies, attempt: number): Promise<void> =>
  attempt === 0 ? Promise.resolve() : pause(PAUSE_MILLISECONDS * 2 ** attempt * Math.random());
