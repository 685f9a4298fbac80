import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { issuedScope } from '../../infra/scopes.ts';
import { createDemo } from '../../local/demo.ts';
import { findDemoPerson } from '../../local/demo-people.ts';
import { openFileStore } from '../../shared/files/file-store.ts';
import { documentsOf, type Table } from '../../shared/table/table.ts';
import { type Client, clientOf } from '../support/http-client.ts';
import type { TestedSystem } from '../support/system.ts';
import { type AccountClaims, logInAt, machineTokenAt } from './cognito.ts';
import { openDeployedInbox } from './deployed-inbox.ts';
import { openDeployedReceiver } from './deployed-receiver.ts';

/** As many as BatchWriteItem takes. */
const BATCH = 25;

const openDeployedTable = (): Table => {
  const { endpoint, table: name } = inject('deployment');
  return { name, documents: documentsOf(new DynamoDBClient({ ...PLACE, endpoint })) };
};

const PLACE = {
  region: 'eu-west-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

/** What an earlier file left would appear in this one's lists and mails. */
const empty = async ({ name, documents }: Table): Promise<void> => {
  const pages = paginateScan({ client: documents }, { TableName: name, ProjectionExpression: 'PK, SK' });
  for await (const { Items = [] } of pages) {
    for (let first = 0; first < Items.length; first += BATCH) {
      const requests = Items.slice(first, first + BATCH).map((Key) => ({ DeleteRequest: { Key } }));
      await documents.batchWrite({ RequestItems: { [name]: requests } });
    }
  }
};

const unknownHere = (what: string) => (): never => {
  throw new Error(`${what} of a deployed system is not the tests' to know`);
};

/** As in infra/config.ts for dev. */
const PORTAL = 'https://dev.trousseau.example';

/** Used instead of test/support/system.ts: the deployed system, with only the demonstration in its table. */
export const useSystem = (): TestedSystem => {
  const deployment = inject('deployment');
  const { origin, letters, table: name, endpoint } = deployment;
  const table = openDeployedTable();
  const tokens = new Map<string, Promise<string>>();
  let inbox: Awaited<ReturnType<typeof openDeployedInbox>> | undefined;
  let receiver: Awaited<ReturnType<typeof openDeployedReceiver>> | undefined;

  beforeAll(async () => {
    await empty(table);
    inbox = await openDeployedInbox(endpoint);
    receiver = await openDeployedReceiver(deployment);
    await createDemo(table);
  });
  afterAll(async () => {
    await inbox?.stop();
    await receiver?.stop();
  });

  const tokenOf = (email: string, claims: AccountClaims = {}): Promise<string> => {
    const known = tokens.get(email) ?? logInAt(deployment, email, claims);
    tokens.set(email, known);
    return known;
  };
  const token = (who: string): Promise<string> => tokenOf(findDemoPerson(who)?.email ?? who);
  const machineToken = (): Promise<string> => machineTokenAt(deployment);

  return {
    running: () => ({
      origin,
      portal: PORTAL,
      table: name,
      letters,
      dynamodb: endpoint,
      inbox: inbox?.origin ?? '',
      events: receiver?.path ?? '',
      get secrets() {
        return unknownHere('the signing key')();
      },
      stop: async () => {},
    }),
    table: () => table,
    files: () =>
      openFileStore(deployment.filesBucket, new S3Client({ ...PLACE, endpoint, forcePathStyle: true })),
    portal: () => PORTAL,
    accessLog: [],
    gatewayKeepsContract: false,
    // Each client of the pool is an audience of its own, and decisions know those of relying services alone.
    atDecisions: { scope: issuedScope('access:evaluate'), person: { status: 401, error: 'invalid_token' } },
    // The pool signs, and shows its key to nobody. gateway.test.ts checks the tokens that it must refuse.
    forgeries: async () => [],
    token,
    tokenWith: ({ email, ...claims }) => tokenOf(String(email), claims),
    aged: unknownHere('the signing key'),
    machineToken,
    anonymous: (): Client => clientOf(origin),
    withToken: (given: string): Client => clientOf(origin, given),
    as: async (who: string): Promise<Client> => clientOf(origin, await token(who)),
    machine: async (): Promise<Client> => clientOf(origin, await machineToken()),
  };
};
