import * as z from 'zod/mini';
import { changeTermsTextSchema } from '../../shared/domain/administrator-changes/change-terms.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** How long each wait lasts: shared/domain/administrator-changes/change-terms.ts, as JSON. */
  CHANGE_TERMS: changeTermsTextSchema,
  /** Name of the secret that activation keys are derived from. */
  ACTIVATION_SECRET_NAME: z.string().check(z.minLength(1)),
});

export const readEnvironment = () => environmentSchema.parse(process.env);
