import * as z from 'zod/mini';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  /** The address that mails come from. SES must know it. */
  MAIL_FROM: textVariable(),
  SUPPORT_ADDRESS: textVariable(),
  /** The address of the portal's pages, without a slash at the end. */
  PORTAL_URL: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
});
