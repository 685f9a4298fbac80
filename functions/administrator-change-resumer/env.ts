import * as z from 'zod/mini';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  STATE_MACHINE_ARN: textVariable(),
});
