import type { PreTokenGenerationV2TriggerEvent, PreTokenGenerationV2TriggerHandler } from 'aws-lambda';
import { readEnvironment } from '../environment.ts';
import { claimsFor } from './claims-for.ts';
import { environmentSchema } from './env.ts';

const { POOL_MFA } = readEnvironment(environmentSchema);

/** Cognito leaves these out of access tokens, but access tokens are all that the register sees. */
export const handler: PreTokenGenerationV2TriggerHandler = async (
  event: PreTokenGenerationV2TriggerEvent,
) => ({
  ...event,
  response: {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: claimsFor(event.request.userAttributes, POOL_MFA === 'required'),
      },
    },
  },
});
