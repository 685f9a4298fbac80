import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { confirmProfileEndpoint, correctMeEndpoint } from './change-profile.ts';
import { routes } from './contract.ts';
import { getMeEndpoint } from './get-me.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.getMe, getMeEndpoint(dependencies)),
  changes(routes.correctMe, correctMeEndpoint),
  changes(routes.confirmProfile, confirmProfileEndpoint),
]);
