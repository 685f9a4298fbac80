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
