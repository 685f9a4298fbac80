import type { Anyone } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { LONGEST_LAG_MILLISECONDS } from '../../shared/use-cases/answer-settled.ts';
import type { routes } from './contract.ts';

/** AuthZEN's discovery document. Its addresses are the environment's own, whatever host a client writes. */
export const getMetadataEndpoint =
  (origin: string): Handle<typeof routes.getMetadata, Anyone> =>
  async () => ({
    body: {
      policy_decision_point: origin,
      access_evaluation_endpoint: `${origin}/access/v1/evaluation`,
      access_evaluations_endpoint: `${origin}/access/v1/evaluations`,
      search_subject_endpoint: `${origin}/access/v1/search/subject`,
      search_resource_endpoint: `${origin}/access/v1/search/resource`,
      search_action_endpoint: `${origin}/access/v1/search/action`,
      evaluation_lag_milliseconds: LONGEST_LAG_MILLISECONDS,
    },
  });
