import * as z from 'zod/mini';
import { bulkChangeIdSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';

/** The call of the state machine. The stored change says which work is to be done. */
export const accessWorkSchema = z.strictObject({
  accessChange: bulkChangeIdSchema,
  /** The rank of the next person. */
  next: z.int().check(z.nonnegative()),
  /** The work failed with an unforeseen error and is given up. */
  unforeseen: z.optional(z.literal(true)),
});
export type AccessWorkCall = z.infer<typeof accessWorkSchema>;

/** The answer, which the state machine sends again while there is more. */
export interface AccessWorkAnswer extends Pick<AccessWorkCall, 'accessChange' | 'next'> {
  more: boolean;
}
