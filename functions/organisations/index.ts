import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { routes } from './contract.ts';
import { getAccessReportEndpoint } from './get-access-report.ts';
import { getCoverageEndpoint } from './get-coverage.ts';
import { getOrganisationEndpoint } from './get-organisation.ts';
import { listEstablishmentsEndpoint } from './list-establishments.ts';
import { listEventsEndpoint } from './list-events.ts';
import { listOrphanRisksEndpoint } from './list-orphan-risks.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads } = personEndpoints(dependencies);
const { table } = dependencies;

export const handler = serve([
  reads(routes.getOrganisation, getOrganisationEndpoint(table)),
  reads(routes.listEstablishments, listEstablishmentsEndpoint(table)),
  reads(routes.listEvents, listEventsEndpoint(table)),
  reads(routes.getCoverage, getCoverageEndpoint(table)),
  reads(routes.getAccessReport, getAccessReportEndpoint(table)),
  reads(routes.listOrphanRisks, listOrphanRisksEndpoint(table)),
]);
