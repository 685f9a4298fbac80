import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import {
  acceptMandateEndpoint,
  endMandateEndpoint,
  narrowMandateEndpoint,
  refuseMandateEndpoint,
} from './change-mandate.ts';
import { routes } from './contract.ts';
import { proposeMandateEndpoint } from './propose-mandate.ts';
import { getMandateEndpoint, listMandatePeopleEndpoint, listMandatesEndpoint } from './read-mandate.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  changes(routes.proposeMandate, proposeMandateEndpoint),
  reads(routes.listMandates, listMandatesEndpoint(dependencies.table)),
  reads(routes.getMandate, getMandateEndpoint(dependencies.table)),
  reads(routes.listMandatePeople, listMandatePeopleEndpoint(dependencies.table)),
  changes(routes.acceptMandate, acceptMandateEndpoint),
  changes(routes.refuseMandate, refuseMandateEndpoint),
  changes(routes.endMandate, endMandateEndpoint),
  changes(routes.narrowMandate, narrowMandateEndpoint),
]);
