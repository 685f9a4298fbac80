import { systemClock } from '../../shared/domain/instants.ts';
import type { RelyingService } from '../../shared/http/caller.ts';
import { endpoint, type Handle } from '../../shared/http/endpoint.ts';
import { openMachineTokens } from '../../shared/http/machine-tokens.ts';
import { COMMON_TEXTS } from '../../shared/http/problem-texts/texts.ts';
import { recogniseAnyone, recogniseRelyingService } from '../../shared/http/recognise-machine.ts';
import type { Route } from '../../shared/http/route.ts';
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

const decides = <R extends Route>(route: R, handle: Handle<R, RelyingService>) =>
  endpoint(route, systemClock, recognise, handle, COMMON_TEXTS);

export const handler = serve([
  endpoint(routes.getMetadata, systemClock, recogniseAnyone, getMetadataEndpoint(API_ORIGIN), COMMON_TEXTS),
  decides(routes.evaluate, evaluateEndpoint(table)),
  decides(routes.evaluateMany, evaluateManyEndpoint(table)),
  decides(routes.searchSubjects, searchSubjectsEndpoint(table)),
  decides(routes.searchResources, searchResourcesEndpoint(table)),
  decides(routes.searchActions, searchActionsEndpoint(table)),
]);
