import type { PreTokenGenerationV2TriggerEvent, PreTokenGenerationV2TriggerHandler } from 'aws-lambda';

/** The account attributes that the register reads, under their OpenID names. */
const CLAIMS = ['email', 'email_verified', 'given_name', 'family_name'] as const;

const claimsOf = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    CLAIMS.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]] as const])),
  );

/** Cognito leaves these out of access tokens, but access tokens are all that the register sees. */
export const handler: PreTokenGenerationV2TriggerHandler = async (
  event: PreTokenGenerationV2TriggerEvent,
) => ({
  ...event,
  response: {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: claimsOf(event.request.userAttributes) },
    },
  },
});
