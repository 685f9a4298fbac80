import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { bearerToken, TokenRefused } from '../shared/http/challenge.ts';
import { isVerifiedByLambda } from '../shared/http/permissions.ts';
import type { Route } from '../shared/http/route.ts';

export interface TrustedIssuer {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
}

/** API Gateway gives the Lambda every claim as a text, with lists in brackets. */
const asText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value);

const scopesOf = ({ scope, scp }: JWTPayload): string[] =>
  typeof scope === 'string' ? scope.split(' ') : Array.isArray(scp) ? scp.map(String) : [];

const verify = async (
  token: string,
  { issuer, audience, keys }: TrustedIssuer,
  scope: string,
): Promise<JWTPayload> => {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch {
    throw new TokenRefused('invalid-token', scope);
  }
};

/**
 * Does what HTTP API's JWT authorizer does, as described in
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @throws unauthenticated, insufficient-scope
 */
export const authorize = async (
  route: Route,
  authorization: string | undefined,
  trusted: TrustedIssuer,
): Promise<{ claims: Record<string, string>; scopes: string[] } | undefined> => {
  const { scope } = route.permission;
  if (scope === undefined || isVerifiedByLambda(route)) return undefined;
  const token = bearerToken(authorization);
  if (token === undefined) throw new TokenRefused('no-token', scope);
  const payload = await verify(token, trusted, scope);
  const scopes = scopesOf(payload);
  if (!scopes.includes(scope)) throw new TokenRefused('insufficient-scope', scope);
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]));
  return { claims, scopes };
};
