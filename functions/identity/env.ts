import * as z from 'zod/mini';

/** The only second factor that the pool takes. */
export const SECOND_FACTOR = 'totp';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  /** Whether every login with an account of the pool asks for a second factor. */
  POOL_MFA: z.enum(['optional', 'required']),
});
