import * as z from 'zod/mini';
import { bulkChangeIdSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';

/** What the state machine sends: the change as it is stored tells which work it is. */
export const accessWorkSchema = z.strictObject({
  accessChange: bulkChangeIdSchema,
  /** The person that the work goes on with. */
  next: z.int().check(z.nonnegative()),
});
export type AccessWorkCall = z.infer<typeof accessWorkSchema>;

/** What it gets back, and sends again while there is more. */
export interface AccessWorkAnswer extends AccessWorkCall {
  more: boolean;
}
