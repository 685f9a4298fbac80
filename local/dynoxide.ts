import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findFreePort } from './free-port.ts';
import { startGuarded } from './guarded-process.ts';
import type { EngineOptions, RunningEngine, TableEngine } from './table-engine.ts';
import { forgetOldRecords, orderRecords } from './table-file.ts';

const NAME = 'dynoxide';
/** One static binary, which npm installs on Linux x64 alone. */
const PACKAGE = '@dynoxide/linux-x64';

const require = createRequire(import.meta.url);

const findInstalled = (): { binary: string; version: string } | undefined => {
  try {
    const manifest = require.resolve(`${PACKAGE}/package.json`);
    const { version }: { version: string } = require(manifest);
    return { binary: join(dirname(manifest), 'dynoxide'), version };
  } catch {
    return undefined;
  }
};

/**
 * It takes any signature and lets any web page read its answers, and has no switch for either. So it listens where no
 * page can know it: one of sixteen million addresses of this machine, and one of its ports
 * (docs/adr/0035-the-local-table-needs-no-java.md).
 */
const hiddenHost = (): string => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;

const start = async ({ dataPath }: EngineOptions): Promise<RunningEngine> => {
  const installed = findInstalled();
  if (installed === undefined) throw new Error(`${PACKAGE} is not installed`);
  // Without a folder too it works on a file: in memory it could not be given its index.
  const scratch = dataPath === undefined ? mkdtempSync(join(tmpdir(), 'trousseau-table-')) : undefined;
  const folder = resolve(scratch ?? dataPath ?? '');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'table.sqlite');
  forgetOldRecords(file);
  const host = hiddenHost();
  const port = await findFreePort(host);
  const engine = await startGuarded({
    title: `${NAME} ${installed.version}`,
    command: installed.binary,
    args: ['serve', '--host', host, '--port', String(port), '--db-path', file],
    endpoint: `http://${host}:${port}`,
    scratch,
  });
  orderRecords(file);
  return engine;
};

export const dynoxide: TableEngine = {
  name: NAME,
  version: () => findInstalled()?.version,
  whyNot: () =>
    findInstalled() === undefined
      ? `${NAME} is not installed: npm has it for Linux x64 alone, as an optional package.`
      : undefined,
  // Not for GetItem, TransactGetItems and queries with a projection.
  countsUnits: false,
  start,
};
