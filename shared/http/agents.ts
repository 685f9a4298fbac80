import * as z from 'zod/mini';
import type { Claims } from './claims.ts';

/**
 * How an environment knows its agents of support (infra/config.ts). They are told apart by `sub`, like everybody: it leads to
 * their person.
 */
const agentRulesSchema = z.strictObject({
  /** The only issuer whose tokens make an agent. It may be another one than people's. */
  issuer: z.string().check(z.minLength(1)),
  /**
   * What a second factor leaves in an access token: the claim, and the values of which it holds one. Absent where nobody real
   * logs in.
   */
  secondFactor: z.optional(
    z.strictObject({
      claim: z.enum(['amr', 'acr', 'second_factor']),
      values: z.array(z.string()).check(z.minLength(1)),
    }),
  ),
});
export type AgentRules = z.infer<typeof agentRulesSchema>;

/** The rules as one JSON text, for an environment variable. */
export const agentRulesTextSchema = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string): unknown => JSON.parse(text)),
    agentRulesSchema,
  ),
);

const GROUP = 'support';

/**
 * API Gateway writes a list as `[one two]`:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
const listIn = (claim = ''): string[] => (/^\[(.*)\]$/s.exec(claim)?.[1] ?? claim).split(' ');

/**
 * A name of several words looks like several names in the gateway's list. Cognito's groups have names of one word; with
 * another issuer, agents have this group alone.
 */
const isInGroup = ({ groups, 'cognito:groups': ofPool }: Claims): boolean =>
  groups === GROUP || groups === `[${GROUP}]` || listIn(ofPool).includes(GROUP);

/** Whether the token is an agent's: of their issuer, of exactly that group, and with a second factor. */
export const isAgent = (claims: Claims, { issuer, secondFactor }: AgentRules): boolean =>
  claims.iss === issuer &&
  isInGroup(claims) &&
  (secondFactor === undefined ||
    listIn(claims[secondFactor.claim]).some((value) => secondFactor.values.includes(value)));
