import * as z from 'zod/mini';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';

/** Access to INSEE's API. Without an address `sync-sirene` does not run; without a secret no key is sent. */
export const sireneEnvironmentSchema = z.object({
  /** Without a slash at the end: https://api.insee.fr/api-sirene/3.11, or a server that replays its answers. */
  INSEE_API_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s?#]*[^\s?#/]$/))),
  /** Name of the secret in Secrets Manager with the key of INSEE's portal. */
  INSEE_API_KEY_SECRET_NAME: z.optional(textVariable()),
});
export type SireneEnvironment = z.infer<typeof sireneEnvironmentSchema>;

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  ...sireneEnvironmentSchema.shape,
  ANCHOR_BUCKET_NAME: textVariable(),
});
