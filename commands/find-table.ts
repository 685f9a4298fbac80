import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openLocalTable } from '../local/open-local-table.ts';
import { findRunning } from '../local/running-systems.ts';
import { OptionRefused, parsePort } from '../local/start-options.ts';
import { documentsOf, type Table } from '../shared/table/table.ts';

/** Nobody waits for an answer: better slow than stopped half-way, while a table on demand grows to the pace. */
const MAX_ATTEMPTS = 10;

const openRunningTable = (port: number): Table => {
  const system = findRunning(port);
  if (system === undefined)
    throw new OptionRefused(
      `Nothing runs on port ${port}: start it with npm start, or name a deployed table with --table (see --help).`,
    );
  return openLocalTable(system.dynamodb, system.table);
};

const openDeployedTable = (name: string): Table => ({
  name,
  documents: documentsOf(new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, retryMode: 'adaptive' })),
});

/** The named deployed table, else that of the system running on this machine on that port. @throws OptionRefused */
export const findTable = ({
  port,
  table,
}: {
  port?: string | undefined;
  table?: string | undefined;
}): Table => (table === undefined ? openRunningTable(parsePort(port)) : openDeployedTable(table));

/** As the CDK names the tables of prod, and as whoever restores one should. */
const OF_PROD = /^Trousseau-Prod-/;

/** @throws OptionRefused where the table is prod's and nobody said so */
export const refuseProd = (table: string | undefined, isMeant: boolean): void => {
  if (table === undefined || isMeant || !OF_PROD.test(table)) return;
  throw new OptionRefused(`${table} is the table of prod: add --yes-prod if that is what you mean.`);
};
