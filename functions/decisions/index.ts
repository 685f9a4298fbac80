import { systemClock } from '../../shared/domain/instants.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recogniseAnyone, recogniseRelyingService } from '../../shared/http/recognise-machine.ts';
import { serve } from '../../shared/http/serve.ts';
import { openTableView } from '../../shared/table/open-table-view.ts';
import { readEnvironment, tableEnvironmentSchema } from '../environment.ts';
import { routes } from './contract.ts';
import { evaluateEndpoint } from './evaluate.ts';
import { evaluateManyEndpoint } from './evaluate-many.ts';
import { getMetadataEndpoint } from './get-metadata.ts';
import { searchActionsEndpoint } from './search-actions.ts';
import { searchResourcesEndpoint } from './search-resources.ts';
import { searchSubjectsEndpoint } from './search-subjects.ts';

const table = openTableView(readEnvironment(tableEnvironmentSchema).TABLE_NAME);

export const handler = serve([
  endpoint(routes.getMetadata, systemClock, recogniseAnyone, getMetadataEndpoint),
  endpoint(routes.evaluate, systemClock, recogniseRelyingService, evaluateEndpoint(table)),
  endpoint(routes.evaluateMany, systemClock, recogniseRelyingService, evaluateManyEndpoint(table)),
  endpoint(routes.searchSubjects, systemClock, recogniseRelyingService, searchSubjectsEndpoint(table)),
  endpoint(routes.searchResources, systemClock, recogniseRelyingService, searchResourcesEndpoint(table)),
  endpoint(routes.searchActions, systemClock, recogniseRelyingService, searchActionsEndpoint(table)),
]);
