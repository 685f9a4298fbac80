import * as z from 'zod/mini';
import { administratorChangeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { awaitedStatusSchema } from '../../shared/table/administrator-changes/workflow-wait.ts';

/** A wait begins. Its token is kept until the request leaves the status. */
export const awaitCallSchema = z.strictObject({
  action: z.literal('await'),
  change: administratorChangeIdSchema,
  waitingFor: awaitedStatusSchema,
  /** Absent from executions that began with release 0.1. */
  entered: z.optional(z.int().check(z.positive())),
  taskToken: z.string().check(z.minLength(1)),
  enteredAt: z.string().check(z.minLength(1)),
  retryCount: z.int().check(z.nonnegative()),
});
export type AwaitCall = z.infer<typeof awaitCallSchema>;

/** A wait is over. Executions that began with release 0.1 name the step that they think of; what is due is done. */
export const advanceCallSchema = z.strictObject({
  action: z.literal('advance'),
  change: administratorChangeIdSchema,
  step: z.optional(z.string()),
});
export type AdvanceCall = z.infer<typeof advanceCallSchema>;

/** A call failed with an error that nobody foresaw, and nothing is tried any more. */
export const giveUpCallSchema = z.strictObject({
  action: z.literal('give-up'),
  change: administratorChangeIdSchema,
});
export type GiveUpCall = z.infer<typeof giveUpCallSchema>;

/** The calls of the state machine (infra/workflows/administrator-change.ts). */
export const workflowCallSchema = z.discriminatedUnion('action', [
  awaitCallSchema,
  advanceCallSchema,
  giveUpCallSchema,
]);
