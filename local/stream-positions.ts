import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** How far a consumer has come: the last finished record of each shard. */
export interface Positions {
  get: (shardId: string) => string | undefined;
  set: (shardId: string, sequenceNumber: string) => void;
}

const storedSchema = z.object({ streamArn: z.string(), shards: z.record(z.string(), z.string()) });

const read = (path: string, streamArn: string): Record<string, string> => {
  try {
    const stored = storedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    // Another table's stream has other sequence numbers.
    return stored.streamArn === streamArn ? stored.shards : {};
  } catch {
    return {};
  }
};

/**
 * Kept in a file per consumer below `folder`, so that a restart goes on from there; in memory without a folder. With
 * a missing or damaged file the consumer starts again, since it must accept repeated events.
 */
export const openPositions = (consumer: string, streamArn: string, folder: string | undefined): Positions => {
  const path = folder && join(folder, `${consumer}.json`);
  if (folder) mkdirSync(folder, { recursive: true });
  const shards = new Map(path ? Object.entries(read(path, streamArn)) : []);
  return {
    get: (shardId) => shards.get(shardId),
    set: (shardId, sequenceNumber) => {
      shards.set(shardId, sequenceNumber);
      if (!path) return;
      writeFileSync(`${path}.new`, JSON.stringify({ streamArn, shards: Object.fromEntries(shards) }));
      renameSync(`${path}.new`, path);
    },
  };
};
