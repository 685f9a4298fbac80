import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { TableEngine } from './table-engine.ts';

const FILE = 'engine.json';
/** Where the engine keeps the table, whichever it is. */
const TABLE_FOLDER = 'dynamodb';
/** What wrote the table of a folder from before engines were recorded. */
const BEFORE_RECORDS = { name: 'dynamodb-local' };

const recordSchema = z.object({ name: z.string(), version: z.optional(z.string()) });

/** The table in that folder can be read by another engine only; the message is for a person. */
export class OtherEngine extends Error {
  constructor(data: string, stored: string, asked: string) {
    super(
      `The table in ${data} was written by ${stored}, which ${asked} cannot read: ` +
        `start with --engine ${stored}, choose another --data, or begin anew with --fresh.`,
    );
    this.name = 'OtherEngine';
  }
}

const readRecord = (data: string): z.infer<typeof recordSchema> | undefined => {
  const path = join(data, FILE);
  if (existsSync(path)) return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return existsSync(join(data, TABLE_FOLDER)) ? BEFORE_RECORDS : undefined;
};

/**
 * Records in the folder which engine keeps its table, and in which version.
 * @returns where the engine keeps it
 * @throws OtherEngine where another one wrote it
 */
export const claimTable = (data: string, engine: TableEngine): string => {
  const stored = readRecord(data);
  if (stored !== undefined && stored.name !== engine.name) {
    throw new OtherEngine(data, stored.name, engine.name);
  }
  writeFileSync(join(data, FILE), JSON.stringify({ name: engine.name, version: engine.version() }));
  return join(data, TABLE_FOLDER);
};
