import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { readEnvironment, tableEnvironmentSchema } from '../environment.ts';
import { acceptInvitationEndpoint, refuseInvitationEndpoint } from './answer-invitation.ts';
import { routes } from './contract.ts';

const { changes } = personEndpoints(personDependencies(readEnvironment(tableEnvironmentSchema).TABLE_NAME));

export const handler = serve([
  changes(routes.acceptInvitation, acceptInvitationEndpoint),
  changes(routes.refuseInvitation, refuseInvitationEndpoint),
]);
