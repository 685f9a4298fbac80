import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';

const storedSchema = z.record(z.string(), z.unknown());

const read = (path: string): Record<string, unknown> => {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
};

/** The unfinished executions, by name, with their input: in a file, or in memory without `path`. */
export const openExecutions = (path: string | undefined) => {
  const executions = new Map(path === undefined ? [] : Object.entries(read(path)));
  const store = (): void => {
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(executions)));
    renameSync(`${path}.new`, path);
  };
  return {
    has: (name: string): boolean => executions.has(name),
    all: (): [name: string, input: unknown][] => [...executions],
    add: (name: string, input: unknown): void => {
      executions.set(name, input);
      store();
    },
    remove: (name: string): void => {
      executions.delete(name);
      store();
    },
  };
};
