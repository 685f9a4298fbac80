import { join } from 'node:path';
import type { Definition } from '../infra/workflows/render-definition.ts';
import { CHANGE_TERMS, type ChangeTerms } from '../shared/domain/change-terms.ts';
import { loadChangeResumer, renderChangeWorkflow, startChangeWorkflow } from './change-workflow.ts';
import { createTable } from './create-table.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createDemo } from './demo.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { type AccessLogEntry, createGateway } from './gateway.ts';
import { listen, serveRoutes } from './http-server.ts';
import { AUDIENCE, createIdentityProvider } from './identity-provider.ts';
import { startInbox } from './inbox.ts';
import { startJobClock } from './job-clock.ts';
import { loadHandlers } from './lambda-handlers.ts';
import { startLetterServices } from './letter-services.ts';
import { loadLetterWriter } from './letter-writer.ts';
import { loginRoutes } from './login-routes.ts';
import { loadNotifier } from './notifier.ts';
import { loadSecrets, type OidcSecrets } from './oidc-secrets.ts';
import { openLocalClient, openLocalTable } from './open-local-table.ts';
import { loadProfileFollower } from './profile-follower.ts';
import { startStreamPoller } from './stream-poller.ts';

const TABLE = 'trousseau';

export interface SystemOptions {
  /** 0 takes a free one. */
  port: number;
  /** The folder to keep data in; without it everything is in memory. */
  data?: string | undefined;
  /** A DynamoDB Local that runs already, and a table of it; without it one is started. */
  dynamodb?: { endpoint: string; table: string } | undefined;
  /** How long the waits of a change of administrator last; as in production without it. */
  terms?: ChangeTerms | undefined;
  /** The workflow's definition where it is rendered already, which takes the CDK and seconds. */
  definition?: Definition | undefined;
  log: (entry: AccessLogEntry) => void;
}

export interface System {
  origin: string;
  dynamodb: string;
  table: string;
  secrets: OidcSecrets;
  /** Where the mails that were sent are read. */
  inbox: string;
  /** The folder where the letters are. */
  letters: string;
  stop: () => Promise<void>;
}

type Started = { endpoint: string; table: string } & Pick<DynamoDbLocal, 'stop'>;

const findDynamoDb = async ({ data, dynamodb }: SystemOptions): Promise<Started> => {
  if (dynamodb !== undefined) return { ...dynamodb, stop: async () => {} };
  const started = await startDynamoDbLocal({ dataPath: data && join(data, 'dynamodb') });
  return { ...started, table: TABLE };
};

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

/** Feeds every Lambda that follows the table's stream. @returns how to stop it */
const feedStream = async (
  data: string | undefined,
  endpoint: string,
  table: string,
): Promise<() => Promise<void>> =>
  startStreamPoller({
    endpoint,
    table,
    consumers: [
      await loadChangeResumer(),
      await loadNotifier(),
      await loadLetterWriter(),
      await loadProfileFollower(),
    ],
    folder: data && join(data, 'stream'),
    onDeadLetter: createDeadLetters(data && join(data, 'dead-letters.jsonl')),
    onFailure: (consumer, error) => console.error(`${consumer}:`, error),
  });

/**
 * The whole system on one machine: the table, the issuer, and the deployed handlers behind a stand-in for API Gateway.
 * What was started is stopped again when the start fails.
 * @throws PortTaken, NoUsableJava
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const stopper = createStopper();
  try {
    const { server, origin } = await listen(options.port);
    stopper.add(async () => {
      server.closeAllConnections();
      server.close();
    });
    // The CDK, which the workflow's definition comes from, loads while DynamoDB Local starts.
    const definition = options.definition ?? renderChangeWorkflow(options.terms ?? CHANGE_TERMS);
    const { endpoint, table, stop } = await findDynamoDb(options);
    stopper.add(stop);
    await createTable(openLocalClient(endpoint), table);
    await createDemo(openLocalTable(endpoint, table));
    const secrets = await loadSecrets(options.data && join(options.data, 'issuer.json'));
    const provider = createIdentityProvider(origin, secrets);
    const inbox = await startInbox();
    stopper.add(inbox.stop);
    const letters = await startLetterServices(options.data);
    stopper.add(letters.stop);
    const workflow = await startChangeWorkflow({
      table: openLocalTable(endpoint, table),
      terms: options.terms ?? CHANGE_TERMS,
      definition: await definition,
      data: options.data,
    });
    stopper.add(workflow.stop);
    const handlers = await loadHandlers({
      dynamodb: endpoint,
      table,
      origin,
      inbox: inbox.origin,
      letters: letters.environment,
      workflow: workflow.environment,
    });
    const trusted = { issuer: provider.issuer, audience: AUDIENCE, keys: provider.keys };
    serveRoutes(server, origin, {
      pages: loginRoutes(provider),
      issuer: provider.callback,
      api: createGateway(handlers, trusted, options.log),
    });
    workflow.resume();
    stopper.add(await feedStream(options.data, endpoint, table));
    const { daySeconds } = options.terms ?? CHANGE_TERMS;
    stopper.add(
      startJobClock({ daySeconds, onFailure: (job, error) => console.error(`job ${job}:`, error) }),
    );
    return {
      origin,
      dynamodb: endpoint,
      table,
      secrets,
      inbox: inbox.origin,
      letters: letters.folder,
      stop: stopper.stop,
    };
  } catch (error) {
    await stopper.stop();
    throw error;
  }
};
