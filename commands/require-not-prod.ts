import {
  DescribeTableCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  ListTagsOfResourceCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { ENVIRONMENTS, stackName } from '../infra/config.ts';
import { OptionRefused } from '../local/start-options.ts';

const PERMISSIONS = 'dynamodb:DescribeTable, dynamodb:ListTagsOfResource';

const OTHERS = ENVIRONMENTS.filter((environment) => environment !== 'prod');

/** A table on this machine is nobody's, whatever it is called there and whatever its engine knows of tags. */
const isOnThisMachine = async ({ config }: DynamoDBClient): Promise<boolean> => {
  const configured = await config.serviceConfiguredEndpoint?.();
  const host = (await config.endpoint?.())?.hostname ?? (configured && new URL(configured).hostname);
  return host !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
};

/** As the CDK names prod's table; an ARN has it in its middle, and whoever restores one may put it anywhere. */
const isNamedProd = (table: string): boolean =>
  table.toLowerCase().includes(stackName('prod', '').toLowerCase());

/** Whether it is the CDK's name for the table of another environment. */
const isNamedOther = (table: string): boolean => {
  const name = table.slice(table.lastIndexOf('/') + 1);
  return OTHERS.some((environment) => name.startsWith(stackName(environment, 'Data')));
};

/** Every resource of the stacks has this tag. DynamoDB gives a restored table none. */
const readEnvironment = async (client: DynamoDBClient, table: string): Promise<string | undefined> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListTagsOfResourceCommand({ ResourceArn: Table?.TableArn, NextToken: next }),
    );
    const tag = page.Tags?.find(({ Key }) => Key === 'environment');
    if (tag !== undefined) return tag.Value;
    next = page.NextToken;
  } while (next !== undefined);
  return undefined;
};

/** Why the table may be prod's, by its tags or for lack of them. Undefined when it is another environment's. */
const suspicionOf = (table: string, environment: string | undefined): string | undefined => {
  if (environment === 'prod') return `${table} is tagged as the table of prod`;
  if (OTHERS.some((other) => other === environment) || isNamedOther(table)) return undefined;
  return `${table} has no tag with its environment, and may be a copy of prod's`;
};

const findSuspicion = async (client: DynamoDBClient, table: string): Promise<string | undefined> => {
  if (await isOnThisMachine(client)) return undefined;
  try {
    return suspicionOf(table, await readEnvironment(client, table));
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException)) throw error;
    // What is not there is nobody's, as whoever works on it then says.
    if (error instanceof ResourceNotFoundException) return undefined;
    if (error.name !== 'AccessDeniedException') throw error;
    return isNamedOther(table)
      ? undefined
      : `The tags of ${table} cannot be read (${PERMISSIONS}), and it may be prod's`;
  }
};

/** @throws OptionRefused when the table is prod's, or may be: it is better to ask once too often */
export const requireNotProd = async (client: DynamoDBClient, table: string): Promise<void> => {
  const suspicion = isNamedProd(table) ? `${table} is the table of prod` : await findSuspicion(client, table);
  if (suspicion === undefined) return;
  throw new OptionRefused(`${suspicion}: add --yes-prod if that is what you mean.`);
};
