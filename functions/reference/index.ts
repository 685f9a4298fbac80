import packageFile from '../../package.json' with { type: 'json' };
import { CATALOGUE_VERSION, DECLARATION_SERVICES } from '../../shared/domain/declaration-services.ts';
import { HELP_TOPICS } from '../../shared/domain/help-topics.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import type { Anyone } from '../../shared/http/caller.ts';
import { endpoint, type Handle } from '../../shared/http/endpoint.ts';
import { openApiDocument } from '../../shared/http/openapi.ts';
import { recogniseAnyone } from '../../shared/http/recognise-machine.ts';
import type { Route } from '../../shared/http/route.ts';
import { serve } from '../../shared/http/serve.ts';
import { pingTable } from '../../shared/table/ping-table.ts';
import { openTable } from '../../shared/table/table.ts';
import { ALL_ROUTES } from '../capabilities.ts';
import { readEnvironment, tableEnvironmentSchema } from '../environment.ts';
import { routes } from './contract.ts';

const { version } = packageFile;
const table = openTable(readEnvironment(tableEnvironmentSchema).TABLE_NAME);

let built: { origin: string; document: ReturnType<typeof openApiDocument> } | undefined;

/** Anybody may ask for it, and building it takes a tenth of a second: it is kept for the origin that was asked last. */
const contractAt = (origin: string) => {
  if (built?.origin !== origin) {
    built = { origin, document: openApiDocument(ALL_ROUTES, { version, origin }) };
  }
  return built.document;
};

const open = <R extends Route>(route: R, handle: Handle<R, Anyone>) =>
  endpoint(route, systemClock, recogniseAnyone, handle);

export const handler = serve([
  open(routes.getHealth, async () => {
    await pingTable(table);
    return { body: { status: 'ok' as const, version } };
  }),
  open(routes.getContract, async ({ origin }) => ({
    body: contractAt(origin),
  })),
  open(routes.listServices, async () => ({
    body: { version: CATALOGUE_VERSION, services: [...DECLARATION_SERVICES] },
  })),
  open(routes.listHelpTopics, async () => ({ body: HELP_TOPICS })),
]);
