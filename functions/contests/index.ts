import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { contestRemovalEndpoint, decideContestEndpoint, listContestsEndpoint } from './contest-removal.ts';
import { routes } from './contract.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  changes(routes.contestRemoval, contestRemovalEndpoint),
  reads(routes.listContests, listContestsEndpoint(dependencies.table)),
  changes(routes.decideContest, decideContestEndpoint),
]);
