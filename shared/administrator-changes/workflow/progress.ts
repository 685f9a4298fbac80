import type {
  AdministratorChange,
  AdministratorChangeId,
  AdministratorChangeStatus,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { Instant } from '../../domain/instants.ts';

/** All that the workflow knows of a request: its state. It knows no names and no reasons. */
export interface AdministratorChangeProgress {
  change: AdministratorChangeId;
  status: AdministratorChangeStatus;
  /** Whether it has taken effect. */
  applied: boolean;
  /** When it takes effect, once approved. */
  effectiveAt?: Instant;
}

export const progressOf = ({ id, state }: AdministratorChange): AdministratorChangeProgress => ({
  change: id,
  status: state.status,
  applied: state.status === 'approved' && state.appliedAt !== undefined,
  ...(state.status === 'approved' && { effectiveAt: state.effectiveAt }),
});
