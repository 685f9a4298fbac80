import {
  DescribeTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  ListTagsOfResourceCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireNotProd } from '../../commands/require-not-prod.ts';
import { ENVIRONMENTS, stackName } from '../../infra/config.ts';

const ARN = 'arn:aws:dynamodb:eu-west-3:111122223333:table/';
const dynamodb = mockClient(DynamoDBClient);
beforeEach(() => {
  dynamodb.reset();
  dynamodb.on(DescribeTableCommand).callsFake(({ TableName }) => ({
    Table: { TableArn: TableName.startsWith(ARN) ? TableName : `${ARN}${TableName}` },
  }));
  dynamodb.on(ListTagsOfResourceCommand).resolves({ Tags: [] });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const refuse = (table: string) => requireNotProd(new DynamoDBClient({ region: 'eu-west-3' }), table);
const refusedAs = (sentence: string) => expect.objectContaining({ name: 'OptionRefused', message: sentence });

const tagged = (environment: string) =>
  dynamodb
    .on(ListTagsOfResourceCommand)
    .resolvesOnce({ Tags: [{ Key: 'project', Value: 'trousseau' }], NextToken: 'more' })
    .resolves({ Tags: [{ Key: 'environment', Value: environment }] });

const failing = (name: string) =>
  new DynamoDBServiceException({ name, $fault: 'client', message: name, $metadata: {} });

describe('by its name, without a call', () => {
  it.each([
    'Trousseau-Prod-Data-Table1',
    `${ARN}Trousseau-Prod-Data-Table1`,
    'restored-Trousseau-Prod-Data-Table1',
    'trousseau-prod-copy',
  ])('%s is refused', async (table) => {
    await expect(refuse(table)).rejects.toEqual(
      refusedAs(`${table} is the table of prod: add --yes-prod if that is what you mean.`),
    );
    expect(dynamodb.calls()).toEqual([]);
  });
});

describe('by its tag', () => {
  it('a table of prod is refused, whatever its name', async () => {
    for (const table of ['copy', `${ARN}copy`, stackName('dev', 'Data-Table1')]) {
      tagged('prod');
      await expect(refuse(table)).rejects.toEqual(
        refusedAs(`${table} is tagged as the table of prod: add --yes-prod if that is what you mean.`),
      );
    }
  });

  it.each(ENVIRONMENTS.filter((name) => name !== 'prod'))('a table of %s is not', async (environment) => {
    tagged(environment);
    await refuse('copy');
  });
});

describe('without a tag', () => {
  it('a table is refused because it may be a restored one of prod', async () => {
    await expect(refuse('copy')).rejects.toEqual(
      refusedAs(
        "copy has no tag with its environment, and may be a copy of prod's: add --yes-prod if that is what you mean.",
      ),
    );
  });

  it.each([DescribeTableCommand, ListTagsOfResourceCommand])(
    'a table is refused that may not be asked about',
    async (command) => {
      dynamodb.on(command as typeof DescribeTableCommand).rejects(failing('AccessDeniedException'));
      await expect(refuse('copy')).rejects.toEqual(
        refusedAs(
          "The tags of copy cannot be read (dynamodb:DescribeTable, dynamodb:ListTagsOfResource), and it may be prod's: add --yes-prod if that is what you mean.",
        ),
      );
    },
  );

  it.each(['dev', 'staging'] as const)('the name that the CDK gives in %s is enough', async (environment) => {
    const name = stackName(environment, 'Data-TableCD117FA1-1A2B');
    for (const table of [name, `${ARN}${name}`]) {
      dynamodb.on(ListTagsOfResourceCommand).resolves({ Tags: [] });
      await refuse(table);
      dynamodb.on(ListTagsOfResourceCommand).rejects(failing('AccessDeniedException'));
      await refuse(table);
    }
  });
});

describe('by where it is asked', () => {
  const at = (endpoint?: string) =>
    new DynamoDBClient({ region: 'eu-west-3', ...(endpoint && { endpoint }) });
  const untagged = expect.objectContaining({ message: expect.stringContaining('has no tag') });

  it.each([
    'http://127.0.0.1:8000',
    'http://127.91.3.250:31999',
    'http://localhost:8000',
    'http://[::1]:8000',
  ])('a table at %s is nobody’s, without a call', async (endpoint) => {
    await requireNotProd(at(endpoint), 'copy');
    await requireNotProd(at(endpoint), `${ARN}copy`);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
    await requireNotProd(at(), 'copy');
    expect(dynamodb.calls()).toEqual([]);
  });

  it.each([
    'https://dynamodb.eu-west-3.amazonaws.com',
    'https://127.0.0.1.elsewhere.example',
    'https://localhost.elsewhere.example',
    'https://10.0.0.1',
  ])('one at %s may be prod’s, whatever its ARN says', async (endpoint) => {
    const local = 'arn:aws:dynamodb:ddblocal:000000000000:table/copy';
    dynamodb.on(DescribeTableCommand).resolves({ Table: { TableArn: local } });
    await expect(requireNotProd(at(endpoint), 'copy')).rejects.toEqual(untagged);
    await expect(requireNotProd(at(endpoint), local)).rejects.toEqual(untagged);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
    await expect(requireNotProd(at(), 'copy')).rejects.toEqual(untagged);
  });
});

it('leaves to whoever works on it a table that is not there', async () => {
  dynamodb.on(DescribeTableCommand).rejects(new ResourceNotFoundException({ message: '', $metadata: {} }));
  await refuse('nowhere');
});

it('does not take another failure for a yes', async () => {
  dynamodb.on(DescribeTableCommand).rejects(failing('ThrottlingException'));
  await expect(refuse('copy')).rejects.toMatchObject({ name: 'ThrottlingException' });
});
