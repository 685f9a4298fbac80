import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What the commands (token, import) must know of a system that runs on this machine. */
const runningSystemSchema = z.object({
  port: z.number(),
  pid: z.number(),
  origin: z.string(),
  dynamodb: z.string(),
  table: z.string(),
  data: z.string(),
  clientSecret: z.string(),
});
export type RunningSystem = z.infer<typeof runningSystemSchema>;

const FOLDER = join(import.meta.dirname, '..', '.local', 'running');
const pathOf = (port: number): string => join(FOLDER, `${port}.json`);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Undefined when nothing runs there, also after a kill that left traces. */
export const findRunning = (port: number): RunningSystem | undefined => {
  try {
    const system = runningSystemSchema.parse(JSON.parse(readFileSync(pathOf(port), 'utf8')));
    return isAlive(system.pid) ? system : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Readable by its owner only: the relying service's secret is in it, and the table's address, which is all that it
 * takes to read and write everything. A file that an earlier system left would keep its own mode.
 * @returns how to take it back
 */
export const announce = (system: RunningSystem): (() => void) => {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(pathOf(system.port), { force: true });
  writeFileSync(pathOf(system.port), JSON.stringify(system), { mode: 0o600, flag: 'wx' });
  return () => rmSync(pathOf(system.port), { force: true });
};
