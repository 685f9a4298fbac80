import type {
  AdministratorChange,
  AdministratorChangeId,
  AdministratorChangeStatus,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { Instant } from '../../domain/instants.ts';

/** All that the workflow knows of a request: where it stands. No names, no reasons. */
export interface AdministratorChangeProgress {
  change: AdministratorChangeId;
  status: AdministratorChangeStatus;
  /** It has taken effect. */
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
