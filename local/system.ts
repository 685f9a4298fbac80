import { join } from 'node:path';
import type { Definitions } from '../infra/workflows/render-definition.ts';
import {
  ADMINISTRATOR_CHANGE_TERMS,
  type AdministratorChangeTerms,
} from '../shared/domain/administrator-changes/terms.ts';
import { chooseEngine } from './choose-engine.ts';
import { createSessionsTable } from './create-sessions-table.ts';
import { createTable } from './create-table.ts';
import { createDeadLetterLog } from './dead-letters.ts';
import { createDemo } from './demo.ts';
import { startFileServices } from './file-services.ts';
import { type AccessLogEntry, answerNotReady, createGateway } from './gateway.ts';
import { listen, serveRoutes } from './http-server.ts';
import { AUDIENCE, agentsOf, createIdentityProvider, machinesOf } from './identity-provider.ts';
import { startInbox } from './inbox.ts';
import { startJobClock } from './job-clock.ts';
import { loadHandlers } from './lambda-handlers.ts';
import { loginRoutes } from './login-routes.ts';
import { loadSecrets, type OidcSecrets } from './oidc-secrets.ts';
import { openEngine } from './open-engine.ts';
import { openLocalClient, openLocalTable } from './open-local-table.ts';
import { listenForPortal, type PortalOptions, portalSecrets } from './portal.ts';
import { loadStreamConsumers } from './stream-consumers.ts';
import { startStreamPoller } from './stream-poller.ts';
import type { EngineGone, TableEngine } from './table-engine.ts';
import { renderWorkflows, startWorkflows } from './workflows.ts';

export interface SystemOptions {
  /** 0 takes a free port. */
  port: number;
  /** The portal's pages, on a port of their own; without it mails lead to the API. */
  portal?: PortalOptions | undefined;
  /** The folder for the data. Without it everything is in memory. */
  data?: string | undefined;
  /** An engine that runs already, and a table of it; without it one is started. */
  dynamodb?: { endpoint: string; table: string } | undefined;
  /** What stands for DynamoDB where one is started; the usual one without it. */
  engine?: TableEngine | undefined;
  /** The engine that was started has ended by itself: nothing can be answered any more. */
  onEngineGone?: ((gone: EngineGone) => void) | undefined;
  /** How long the waits of a change of administrator last; as in production without it. */
  terms?: AdministratorChangeTerms | undefined;
  /** Rendered definitions of the workflows, if there are any. Rendering needs the CDK and some seconds. */
  definitions?: Definitions | undefined;
  log: (entry: AccessLogEntry) => void;
}

export interface System {
  origin: string;
  /** Where the portal's pages are, which mails and letters lead to. */
  portal: string;
  dynamodb: string;
  table: string;
  secrets: OidcSecrets;
  /** The address at which sent mails can be read. */
  inbox: string;
  /** The folder with the letters. */
  letters: string;
  /** The file with one published event per line. */
  events: string;
  stop: () => Promise<void>;
}

/** Ends what was started, last first, whatever the others do. */
const createStopper = () => {
  const steps: (() => Promise<void>)[] = [];
  return {
    add: (step: () => Promise<void>): void => void steps.unshift(step),
    stop: async (): Promise<void> => {
      for (const step of steps.splice(0)) await step();
    },
  };
};

/** What fails because the table has gone is not told: the system ends within that time, with its reason. */
const TOLD_AFTER_MILLISECONDS = 500;
const tell = (who: string, error: unknown): void =>
  void setTimeout(() => console.error(`${who}:`, error), TOLD_AFTER_MILLISECONDS).unref();

/** Feeds every Lambda that follows stored events, from the stream or from a queue. @returns how to stop it */
const feedStream = async (
  data: string | undefined,
  endpoint: string,
  table: string,
): Promise<() => Promise<void>> =>
  startStreamPoller({
    endpoint,
    table,
    consumers: await loadStreamConsumers(),
    folder: data && join(data, 'stream'),
    onDeadLetter: createDeadLetterLog(data && join(data, 'dead-letters.jsonl')),
    onFailure: tell,
  });

/**
 * The whole system on one machine: the table, the issuer, and the deployed handlers behind a stand-in for API Gateway.
 * What was started is stopped again when the start fails.
 * @throws PortTaken, OtherEngine, NoUsableJava, EngineGone
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const stopper = createStopper();
  let failure = (): EngineGone | undefined => undefined;
  try {
    const { server, origin } = await listen(options.port, answerNotReady);
    stopper.add(async () => {
      server.closeAllConnections();
      server.close();
    });
    const portal = options.portal && (await listenForPortal(options.portal));
    if (portal !== undefined) stopper.add(portal.stop);
    // The CDK, which the workflows' definitions come from, loads while the table's engine starts.
    const definitions = options.definitions ?? renderWorkflows(options.terms ?? ADMINISTRATOR_CHANGE_TERMS);
    const { endpoint, table, ...opened } = await openEngine({
      ...options,
      engine: () => options.engine ?? chooseEngine(),
    });
    stopper.add(opened.stop);
    failure = opened.failure;
    await createTable(openLocalClient(endpoint), table);
    await createDemo(openLocalTable(endpoint, table));
    const secrets = await loadSecrets(options.data && join(options.data, 'issuer.json'));
    const origins = { origin, portal: portal?.origin ?? origin };
    const provider = createIdentityProvider(origins, secrets);
    const inbox = await startInbox();
    stopper.add(inbox.stop);
    const files = await startFileServices(options.data, portalSecrets(secrets));
    stopper.add(files.stop);
    const workflow = await startWorkflows({
      table: openLocalTable(endpoint, table),
      terms: options.terms ?? ADMINISTRATOR_CHANGE_TERMS,
      definitions: await definitions,
      data: options.data,
    });
    stopper.add(workflow.stop);
    const handlers = await loadHandlers({
      dynamodb: endpoint,
      table,
      origin,
      agents: agentsOf(provider.issuer),
      machines: machinesOf(provider.issuer),
      portal: origins.portal,
      inbox: inbox.origin,
      files: files.environment,
      workflow: workflow.environment,
    });
    const trusted = { issuer: provider.issuer, audience: AUDIENCE, keys: provider.keys };
    serveRoutes(server, origin, {
      pages: loginRoutes(provider),
      issuer: provider.callback,
      api: createGateway(handlers, trusted, options.log),
    });
    if (portal !== undefined) {
      await createSessionsTable(openLocalClient(endpoint));
      await portal.serve({ api: origin, files: files.origin, folder: files.portal });
    }
    workflow.resume();
    stopper.add(await feedStream(options.data, endpoint, table));
    const { daySeconds } = options.terms ?? ADMINISTRATOR_CHANGE_TERMS;
    stopper.add(startJobClock({ daySeconds, onFailure: (job, error) => tell(`job ${job}`, error) }));
    return {
      ...origins,
      dynamodb: endpoint,
      table,
      secrets,
      inbox: inbox.origin,
      letters: files.letters,
      events: files.events,
      stop: stopper.stop,
    };
  } catch (error) {
    await stopper.stop();
    throw failure() ?? error;
  }
};
