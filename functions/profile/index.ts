import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { readEnvironment, tableEnvironmentSchema } from '../environment.ts';
import { confirmProfileEndpoint, correctMeEndpoint } from './change-profile.ts';
import { routes } from './contract.ts';
import { getMeEndpoint } from './get-me.ts';

const dependencies = personDependencies(readEnvironment(tableEnvironmentSchema).TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.getMe, getMeEndpoint(dependencies)),
  changes(routes.correctMe, correctMeEndpoint),
  changes(routes.confirmProfile, confirmProfileEndpoint),
]);
