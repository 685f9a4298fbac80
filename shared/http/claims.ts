import * as z from 'zod/mini';
import { DomainError } from '../domain/errors.ts';
import type { GatewayEvent } from './request.ts';

/**
 * The claims that the register reads of a token that API Gateway has verified. The gateway hands every claim on as a
 * text.
 */
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  client_id: z.optional(z.string()),
  email: z.optional(z.string()),
  email_verified: z.optional(z.string()),
  given_name: z.optional(z.string()),
  family_name: z.optional(z.string()),
  groups: z.optional(z.string()),
  'cognito:groups': z.optional(z.string()),
  auth_time: z.optional(z.string()),
  amr: z.optional(z.string()),
  acr: z.optional(z.string()),
  second_factor: z.optional(z.string()),
});
export type Claims = z.infer<typeof claimsSchema>;

/** @throws unauthenticated when the gateway let a request through without claims, which only a wrong set-up does */
export const claimsOf = (event: GatewayEvent): Claims => {
  const parsed = claimsSchema.safeParse(event.requestContext.authorizer?.jwt.claims);
  if (!parsed.success) throw new DomainError('unauthenticated');
  return parsed.data;
};
