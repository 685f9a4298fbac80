import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { confirmProfile, correctMe } from './change-profile.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { getMe } from './get-me.ts';

const dependencies = personDependencies(readEnvironment().TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.getMe, getMe(dependencies)),
  changes(routes.correctMe, correctMe),
  changes(routes.confirmProfile, confirmProfile),
]);
