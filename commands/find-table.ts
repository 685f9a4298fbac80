import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { openLocalTable } from '../local/open-local-table.ts';
import { documentsOf, type Table } from '../shared/table/table.ts';
import { CommandRefused } from './command-refused.ts';

/** Nobody waits for an answer: better slow than stopped half-way, while a table on demand grows to the pace. */
const MAX_ATTEMPTS = 10;

const runningSystemSchema = z.object({ dynamodb: z.url(), table: z.string() });

const openRunningTable = (port: string): Table => {
  const path = join('.local', 'running', `${port}.json`);
  if (!/^\d+$/.test(port)) throw new CommandRefused(`--port takes a number, not "${port}".`);
  if (!existsSync(path))
    throw new CommandRefused(
      `No system runs on port ${port}: start it with npm start (--port N if not 3000), or name a deployed table with --table.`,
    );
  const { dynamodb, table } = runningSystemSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return openLocalTable(dynamodb, table);
};

/** The named deployed table, else that of the system running on this machine on that port. @throws CommandRefused */
export const findTable = ({ port, tableName }: { port: string; tableName: string | undefined }): Table =>
  tableName === undefined
    ? openRunningTable(port)
    : {
        name: tableName,
        documents: documentsOf(new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, retryMode: 'adaptive' })),
      };
