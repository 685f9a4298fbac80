import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { acceptInvitationEndpoint, refuseInvitationEndpoint } from './answer-invitation.ts';
import { routes } from './contract.ts';

const { changes } = personEndpoints(personDependencies(readEnvironment(personEnvironmentSchema)));

export const handler = serve([
  changes(routes.acceptInvitation, acceptInvitationEndpoint),
  changes(routes.refuseInvitation, refuseInvitationEndpoint),
]);
