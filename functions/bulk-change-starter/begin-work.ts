import * as z from 'zod/mini';
import type { Execution } from '../../shared/aws/start-execution.ts';
import { bulkChangeIdSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';

export interface StarterDependencies {
  stateMachineArn: string;
  start: (execution: Execution) => Promise<void>;
}

const dataSchema = z.object({ accessChange: bulkChangeIdSchema });

const PREFIX = 'access-change.';

/**
 * Starts the work that an event asks for. A repeated event starts nothing, because the execution is named after it.
 * Work that was interrupted is begun by another event.
 */
export const beginWork = ({ stateMachineArn, start }: StarterDependencies) =>
  serveEvents({
    failed: 'access change not begun',
    handle: async ({ id, type, data }) => {
      const { accessChange } = dataSchema.parse(data);
      const name = `${accessChange}-${type.slice(PREFIX.length)}-${id}`;
      await start({ stateMachineArn, name, input: { accessChange, next: 0 } });
    },
  });
