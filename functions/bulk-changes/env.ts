import * as z from 'zod/mini';
import { filesEnvironmentSchema, personEnvironmentSchema } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ...personEnvironmentSchema.shape,
  ...filesEnvironmentSchema.shape,
});
