import * as z from 'zod/mini';

const text = () => z.string().check(z.minLength(1));

export const environmentSchema = z.object({
  TABLE_NAME: text(),
  LETTERS_BUCKET_NAME: text(),
  /** Name of the secret in Secrets Manager from which activation keys are derived. */
  ACTIVATION_SECRET_NAME: text(),
  /** The page where people enter their key. */
  PORTAL_URL: z.url(),
});

export const readEnvironment = () => environmentSchema.parse(process.env);
