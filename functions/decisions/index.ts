import { systemClock } from '../../shared/domain/instants.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recogniseAnyone, recogniseRelyingService } from '../../shared/http/recognise-machine.ts';
import { serve } from '../../shared/http/serve.ts';
import { openTable } from '../../shared/table/table.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { evaluate } from './evaluate.ts';
import { evaluateMany } from './evaluate-many.ts';
import { getMetadata } from './get-metadata.ts';
import { searchAction, searchResource, searchSubject } from './search.ts';

const table = openTable(readEnvironment().TABLE_NAME);

export const handler = serve([
  endpoint(routes.getMetadata, systemClock, recogniseAnyone, getMetadata),
  endpoint(routes.evaluate, systemClock, recogniseRelyingService, evaluate(table)),
  endpoint(routes.evaluateMany, systemClock, recogniseRelyingService, evaluateMany(table)),
  endpoint(routes.searchSubjects, systemClock, recogniseRelyingService, searchSubject(table)),
  endpoint(routes.searchResources, systemClock, recogniseRelyingService, searchResource(table)),
  endpoint(routes.searchActions, systemClock, recogniseRelyingService, searchAction(table)),
]);
