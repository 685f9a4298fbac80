import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { preparePython } from '../../commands/prepare-python.ts';
import { findFreePort } from '../../local/free-port.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const GUARD = join(ROOT, 'local', 'outlive-nobody.ts');
const REGION = 'eu-west-3';
const READY_TIMEOUT_MILLISECONDS = 30_000;

export interface Emulator {
  endpoint: string;
  /** Everything that it and a deployment on it write. It is emptied at the start, and kept for inspection. */
  folder: string;
  /** Environment variables that lead every AWS client here. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/_ministack/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * MiniStack on a free port of this machine, without anything kept from before. It ends with this process, in whatever
 * way.
 */
export const startEmulator = async (): Promise<Emulator> => {
  const python = await preparePython();
  const folder = join(ROOT, '.local', 'aws');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Not below this folder, whose package.json would turn the scripts that it writes there into ES modules.
  const temporary = mkdtempSync(join(tmpdir(), 'trousseau-aws-'));
  const port = String(await findFreePort());
  const child = spawn(process.execPath, [GUARD, python, join(import.meta.dirname, 'emulator.py')], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: {
      ...process.env,
      // The Node that runs this, which is the same as Lambda's.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: port,
      MINISTACK_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      // Calls that no policy allows are refused.
      AUTH: 'true',
      IOT_MTLS_ENABLED: '0',
      S3_PERSIST: '1',
      S3_DATA_DIR: join(folder, 's3'),
      STATE_DIR: join(folder, 'state'),
      TMPDIR: temporary,
    },
  });
  child.stderr.pipe(createWriteStream(join(folder, 'emulator.log')));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
    rmSync(temporary, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + READY_TIMEOUT_MILLISECONDS;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`the emulator did not start: see ${join(folder, 'emulator.log')}`);
    }
    await wait(100);
  }
  return {
    endpoint,
    folder,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    stop,
  };
};
