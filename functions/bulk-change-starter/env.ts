import * as z from 'zod/mini';
import { textVariable } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ACCESS_STATE_MACHINE_ARN: textVariable(),
});
