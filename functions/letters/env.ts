import * as z from 'zod/mini';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';
import { senderAddressSchema } from './contract.ts';

export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  LETTERS_BUCKET_NAME: textVariable(),
  /** Name of the secret in Secrets Manager from which activation keys are derived. */
  ACTIVATION_SECRET_NAME: textVariable(),
  /** The page where people enter their key. */
  PORTAL_URL: z.url(),
  /** JSON: where the post brings back what it cannot deliver. */
  SENDER_ADDRESS: z.pipe(
    z.pipe(
      textVariable(),
      z.transform((text: string): unknown => JSON.parse(text)),
    ),
    senderAddressSchema,
  ),
});
