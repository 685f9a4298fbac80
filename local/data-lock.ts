import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Two systems on one data folder would each have half of the truth. */
export class DataInUse extends Error {
  constructor(data: string, pid: number) {
    super(
      `The data in ${data} is in use by the system with process id ${pid}: stop it, or choose another --data.`,
    );
    this.name = 'DataInUse';
  }
}

/** Nothing can be kept there: no folder, or one that may not be written. */
export class DataUnusable extends Error {
  constructor(data: string, reason: string) {
    super(`Data cannot be kept in ${data} (${reason}): choose a folder that may be written with --data.`);
    this.name = 'DataUnusable';
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Somebody else's process counts as well. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * Creates the lock whole or not at all: `mine`, which names this process, gets a second name. A lock whose process has
 * gone is replaced by whoever holds the lock on that lock, so that of two who find it one replaces it.
 * @returns the process that holds it; undefined once this one does
 */
const take = (path: string, mine: string): number | undefined => {
  for (;;) {
    try {
      linkSync(mine, path);
      return undefined;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const found = read(path);
    if (found === undefined) continue;
    const pid = Number(found);
    if (Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)) return pid;
    const taking = `${path}.taking`;
    const other = take(taking, mine);
    if (other !== undefined) return other;
    try {
      // Whoever was faster has replaced it: look again at whose it is.
      if (read(path) !== found) continue;
      const next = `${mine}.next`;
      linkSync(mine, next);
      renameSync(next, path);
      return undefined;
    } finally {
      rmSync(taking, { force: true });
    }
  }
};

/** Node's own recursive one never comes back where a parent is there and takes no folder (/proc). */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another start was faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
};

const takeFolder = (data: string): number | undefined => {
  makeFolder(data);
  const mine = join(data, `lock.${randomUUID()}`);
  writeFileSync(mine, String(process.pid), { flag: 'wx' });
  try {
    return take(join(data, 'lock'), mine);
  } finally {
    rmSync(mine, { force: true });
  }
};

/**
 * Takes the folder for this process, before anything else touches it; a lock whose process has gone counts for nothing.
 * @returns how to give it back
 * @throws DataInUse, DataUnusable
 */
export const lockData = (data: string): (() => void) => {
  let holder: number | undefined;
  try {
    holder = takeFolder(data);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new DataUnusable(data, isFile(data) ? 'it is a file' : `it cannot be written: ${code}`);
  }
  if (holder !== undefined) throw new DataInUse(data, holder);
  return () => rmSync(join(data, 'lock'), { force: true });
};
