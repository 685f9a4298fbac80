import { systemClock } from '../../shared/domain/instants.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { openMachineTokens } from '../../shared/http/machine-tokens.ts';
import { recogniseAnyone, recogniseRelyingService } from '../../shared/http/recognise-machine.ts';
import { serve } from '../../shared/http/serve.ts';
import { openTableView } from '../../shared/table/open-table-view.ts';
import { readEnvironment } from '../environment.ts';
import { routes } from './contract.ts';
import { environmentSchema } from './env.ts';
import { evaluateEndpoint } from './evaluate.ts';
import { evaluateManyEndpoint } from './evaluate-many.ts';
import { getMetadataEndpoint } from './get-metadata.ts';
import { searchActionsEndpoint } from './search-actions.ts';
import { searchResourcesEndpoint } from './search-resources.ts';
import { searchSubjectsEndpoint } from './search-subjects.ts';

const { TABLE_NAME, API_ORIGIN, MACHINES } = readEnvironment(environmentSchema);
const table = openTableView(TABLE_NAME);
const recognise = recogniseRelyingService(openMachineTokens(MACHINES, systemClock));

export const handler = serve([
  endpoint(routes.getMetadata, systemClock, recogniseAnyone, getMetadataEndpoint(API_ORIGIN)),
  endpoint(routes.evaluate, systemClock, recognise, evaluateEndpoint(table)),
  endpoint(routes.evaluateMany, systemClock, recognise, evaluateManyEndpoint(table)),
  endpoint(routes.searchSubjects, systemClock, recognise, searchSubjectsEndpoint(table)),
  endpoint(routes.searchResources, systemClock, recognise, searchResourcesEndpoint(table)),
  endpoint(routes.searchActions, systemClock, recognise, searchActionsEndpoint(table)),
]);
