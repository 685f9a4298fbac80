import * as z from 'zod/mini';
import { assetsSchema } from './http/assets.ts';

/**
 * As browsers name one, without path. Plain http is for one machine alone: nothing else can be listened to there, by no
 * name below `localhost` either (RFC 6761, 6.3).
 */
const ORIGIN = /^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|([a-z0-9-]+\.)*localhost))(:\d+)?$/;
const originSchema = z.string().check(z.regex(ORIGIN));

const named = z.string().check(z.minLength(1));

/** The environment of the portal's Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  /** Where browsers see the portal. */
  PORTAL_URL: originSchema,
  /** Where the register answers. */
  API_URL: originSchema,
  /** What forms may be sent to besides: the bucket that takes files of bulk changes. */
  FILES_ORIGIN: originSchema,
  SESSIONS_TABLE_NAME: named,
  /** Names of secrets in Secrets Manager: what seals sessions, and what the issuer knows the portal by. */
  SESSION_SECRET_NAME: named,
  CLIENT_SECRET_NAME: named,
  ISSUER: z.url(),
  CLIENT_ID: named,
  /** Scopes to ask the issuer for, separated by spaces. */
  LOGIN_SCOPE: named,
  /** Where the issuer ends its own session, with the way back to `/logged-out` in it. */
  LOGOUT_URL: z.url(),
  /** JSON: the address of each file below `/assets/`. */
  ASSETS: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string): unknown => JSON.parse(text)),
    ),
    assetsSchema,
  ),
});
export type Environment = z.output<typeof environmentSchema>;

/** What Lambda and the SDKs of AWS agree on; endpoints are set where AWS stands elsewhere. */
const awsEnvironmentSchema = z.object({
  AWS_REGION: named,
  AWS_ACCESS_KEY_ID: named,
  AWS_SECRET_ACCESS_KEY: named,
  AWS_SESSION_TOKEN: z.optional(z.string()),
  /** For every service that has none of its own. */
  AWS_ENDPOINT_URL: z.optional(z.url()),
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(z.url()),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.optional(z.url()),
});
export type AwsEnvironment = z.output<typeof awsEnvironmentSchema>;

export const readEnvironment = (): Environment => environmentSchema.parse(process.env);
export const readAwsEnvironment = (): AwsEnvironment => awsEnvironmentSchema.parse(process.env);
