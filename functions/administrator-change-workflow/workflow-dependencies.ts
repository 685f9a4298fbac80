import type { AdministratorChangeWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';

/** Who does what the workflow brings, in events. */
export const WORKFLOW_ACTOR = { type: 'machine', id: 'workflow' } as const;

/** Created once per Lambda. */
export interface WorkflowDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
  terms: AdministratorChangeTerms;
  workflow: Pick<AdministratorChangeWorkflow, 'resume'>;
  pause: (milliseconds: number) => Promise<void>;
}
