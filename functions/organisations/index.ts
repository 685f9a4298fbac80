import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { getAccessReport } from './get-access-report.ts';
import { getCoverage } from './get-coverage.ts';
import { getOrganisation } from './get-organisation.ts';
import { listEstablishments } from './list-establishments.ts';
import { listEvents } from './list-events.ts';
import { listOrphanRisks } from './list-orphan-risks.ts';

const dependencies = personDependencies(readEnvironment().TABLE_NAME);
const { reads } = personEndpoints(dependencies);
const { table } = dependencies;

export const handler = serve([
  reads(routes.getOrganisation, getOrganisation(table)),
  reads(routes.listEstablishments, listEstablishments(table)),
  reads(routes.listEvents, listEvents(table)),
  reads(routes.getCoverage, getCoverage(table)),
  reads(routes.getAccessReport, getAccessReport(table)),
  reads(routes.listOrphanRisks, listOrphanRisks(table)),
]);
