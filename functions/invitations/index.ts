import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { acceptInvitationEndpoint, refuseInvitationEndpoint } from './answer-invitation.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';

const { changes } = personEndpoints(personDependencies(readEnvironment().TABLE_NAME));

export const handler = serve([
  changes(routes.acceptInvitation, acceptInvitationEndpoint),
  changes(routes.refuseInvitation, refuseInvitationEndpoint),
]);
