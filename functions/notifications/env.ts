import * as z from 'zod/mini';

const text = () => z.string().check(z.minLength(1));

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  TABLE_NAME: text(),
  /** The address that mails come from. SES must know it. */
  MAIL_FROM: text(),
  SUPPORT_ADDRESS: text(),
  /** The address of the portal's pages, without a slash at the end. */
  PORTAL_URL: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
});

export const readEnvironment = () => environmentSchema.parse(process.env);
