import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openLocalTable } from '../local/open-local-table.ts';
import { findRunning } from '../local/running-systems.ts';
import { OptionRefused, parsePort } from '../local/start-options.ts';
import { documentsOf, type Table } from '../shared/table/table.ts';
import { requireNotProd } from './require-not-prod.ts';

/** Nobody waits for an answer, so slow is better than stopped half-way, while an on-demand table grows to the pace. */
const MAX_ATTEMPTS = 10;

const openRunningTable = (port: number): Table => {
  const system = findRunning(port);
  if (system === undefined)
    throw new OptionRefused(
      `Nothing runs on port ${port}: start it with npm start, or name a deployed table with --table (see --help).`,
    );
  return openLocalTable(system.dynamodb, system.table);
};

const openDeployedTable = async (name: string, isMeant: boolean): Promise<Table> => {
  const client = new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, retryMode: 'adaptive' });
  if (!isMeant) await requireNotProd(client, name);
  return { name, documents: documentsOf(client) };
};

/** The options of every command that works on a table. */
export const TABLE_OPTIONS = {
  port: { type: 'string' },
  table: { type: 'string' },
  'yes-prod': { type: 'boolean', default: false },
} as const;

/**
 * The named deployed table, or the one of the system that runs on this machine on that port.
 * @throws OptionRefused when there is none, or when it may be prod's and nobody said so
 */
export const findTable = async ({
  port,
  table,
  'yes-prod': isMeant,
}: {
  port?: string | undefined;
  table?: string | undefined;
  'yes-prod': boolean;
}): Promise<Table> =>
  table === undefined ? openRunningTable(parsePort(port)) : openDeployedTable(table, isMeant);
