import packageFile from '../../package.json' with { type: 'json' };
import { CATALOGUE_VERSION, DECLARATION_SERVICES } from '../../shared/domain/declaration-services.ts';
import { HELP_TOPICS } from '../../shared/domain/help-topics.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import type { Anyone } from '../../shared/http/caller.ts';
import { endpoint, type Handle } from '../../shared/http/endpoint.ts';
import { openApiDocument } from '../../shared/http/openapi.ts';
import { COMMON_TEXTS } from '../../shared/http/problem-texts/texts.ts';
import { recogniseAnyone } from '../../shared/http/recognise-machine.ts';
import type { GatewayEvent } from '../../shared/http/request.ts';
import type { Route } from '../../shared/http/route.ts';
import { serve } from '../../shared/http/serve.ts';
import { pingTable } from '../../shared/table/ping-table.ts';
import { openTable } from '../../shared/table/table.ts';
import { ALL_ROUTES } from '../capabilities.ts';
import { contractEnvironmentSchema, readEnvironment } from '../environment.ts';
import { answerNowhere, NOWHERE } from './answer-nowhere.ts';
import { routes } from './contract.ts';

const { version } = packageFile;
const { TABLE_NAME, API_ORIGIN, ISSUER } = readEnvironment(contractEnvironmentSchema);
const table = openTable(TABLE_NAME);

let built: ReturnType<typeof openApiDocument> | undefined;

/** Anybody may ask for it, and building it takes a tenth of a second: it is kept. */
const contract = () => {
  built ??= openApiDocument(ALL_ROUTES, { version, origin: API_ORIGIN, issuer: ISSUER });
  return built;
};

const open = <R extends Route>(route: R, handle: Handle<R, Anyone>) =>
  endpoint(route, systemClock, recogniseAnyone, handle, COMMON_TEXTS);

const served = serve([
  open(routes.getHealth, async () => {
    await pingTable(table);
    return { body: { status: 'ok' as const, version } };
  }),
  open(routes.getContract, async () => ({ body: contract() })),
  open(routes.listServices, async () => ({
    body: { version: CATALOGUE_VERSION, services: [...DECLARATION_SERVICES] },
  })),
  open(routes.listHelpTopics, async () => ({ body: HELP_TOPICS })),
]);

/** This Lambda also answers what no route takes. */
export const handler = (event: GatewayEvent) =>
  event.routeKey === NOWHERE ? answerNowhere(event) : served(event);
