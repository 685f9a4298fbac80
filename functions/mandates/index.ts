import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { acceptMandate, endMandate, narrowMandate, proposeMandate, refuseMandate } from './change-mandate.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { getMandate, listMandatePeople, listMandates } from './read-mandate.ts';

const dependencies = personDependencies(readEnvironment().TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  changes(routes.proposeMandate, proposeMandate),
  reads(routes.listMandates, listMandates(dependencies.table)),
  reads(routes.getMandate, getMandate(dependencies.table)),
  reads(routes.listMandatePeople, listMandatePeople(dependencies.table)),
  changes(routes.acceptMandate, acceptMandate),
  changes(routes.refuseMandate, refuseMandate),
  changes(routes.endMandate, endMandate),
  changes(routes.narrowMandate, narrowMandate),
]);
