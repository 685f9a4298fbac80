import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDemo } from '../../local/demo.ts';
import { findDemoPerson } from '../../local/demo-people.ts';
import { documentsOf, type Table } from '../../shared/table/table.ts';
import { type Client, clientOf } from '../support/http-client.ts';
import type { TestedSystem } from '../support/system.ts';
import { logInAt, machineTokenAt } from './cognito.ts';
import { openDeployedInbox } from './deployed-inbox.ts';

/** As many as BatchWriteItem takes. */
const BATCH = 25;

const openDeployedTable = (): Table => {
  const { endpoint, table: name } = inject('deployment');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { name, documents: documentsOf(new DynamoDBClient({ endpoint, region: 'eu-west-3', credentials })) };
};

/** What an earlier file left would show in the lists and mails of this one. */
const empty = async ({ name, documents }: Table): Promise<void> => {
  const pages = paginateScan({ client: documents }, { TableName: name, ProjectionExpression: 'PK, SK' });
  for await (const { Items = [] } of pages) {
    for (let first = 0; first < Items.length; first += BATCH) {
      const requests = Items.slice(first, first + BATCH).map((Key) => ({ DeleteRequest: { Key } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
    }
  }
};

const unknownHere = (what: string) => (): never => {
  throw new Error(`${what} of a deployed system is not the tests' to know`);
};

/** In the place of test/support/system.ts: the deployed system, with the demonstration alone in its table. */
export const useSystem = (): TestedSystem => {
  const deployment = inject('deployment');
  const { origin, letters, table } = deployment;
  const tokens = new Map<string, Promise<string>>();
  let inbox: Awaited<ReturnType<typeof openDeployedInbox>> | undefined;

  beforeAll(async () => {
    await empty(openDeployedTable());
    inbox = await openDeployedInbox(deployment.endpoint);
    await createDemo(openDeployedTable());
  });
  afterAll(() => inbox?.stop());

  const tokenOf = (email: string): Promise<string> => {
    const known = tokens.get(email) ?? logInAt(deployment, email);
    tokens.set(email, known);
    return known;
  };
  const token = (who: string): Promise<string> => tokenOf(findDemoPerson(who)?.email ?? who);
  const machineToken = (): Promise<string> => machineTokenAt(deployment);

  return {
    running: () => ({
      origin,
      table,
      letters,
      dynamodb: deployment.endpoint,
      inbox: inbox?.origin ?? '',
      get events() {
        return unknownHere('what the bus was told')();
      },
      get secrets() {
        return unknownHere('the signing key')();
      },
      stop: async () => {},
    }),
    table: openDeployedTable,
    // As infra/config.ts has it for dev.
    portal: () => 'http://localhost:5173',
    accessLog: [],
    token,
    tokenWith: ({ email }) => tokenOf(String(email)),
    machineToken,
    anonymous: (): Client => clientOf(origin),
    withToken: (given: string): Client => clientOf(origin, given),
    as: async (who: string): Promise<Client> => clientOf(origin, await token(who)),
    machine: async (): Promise<Client> => clientOf(origin, await machineToken()),
  };
};
