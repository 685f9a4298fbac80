import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { acceptInvitationEndpoint, refuseInvitationEndpoint } from './answer-invitation.ts';
import { routes } from './contract.ts';
import { getInvitationEndpoint } from './get-invitation.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.getInvitation, getInvitationEndpoint(dependencies.table)),
  changes(routes.acceptInvitation, acceptInvitationEndpoint),
  changes(routes.refuseInvitation, refuseInvitationEndpoint),
]);
