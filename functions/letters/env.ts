import * as z from 'zod/mini';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';

export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  LETTERS_BUCKET_NAME: textVariable(),
  /** Name of the secret in Secrets Manager from which activation keys are derived. */
  ACTIVATION_SECRET_NAME: textVariable(),
  /** The page where people enter their key. */
  PORTAL_URL: z.url(),
});
