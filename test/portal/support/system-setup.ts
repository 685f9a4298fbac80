import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { findFreePort } from '../../../local/free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The one running system of all tests: where it is, and the file of all that it has written. */
    system: { portal: string; api: string; log: string };
  }
}

/** A busy machine takes more than a minute. */
const PATIENCE_MILLISECONDS = 180_000;
const POLL_MILLISECONDS = 100;
const START = join(import.meta.dirname, '../../../local/start.ts');

/** Starts the whole system as `npm start` does, with a log that leaves nothing out. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Nobody would look at it.
  if (project.getProvidedContext().browser === '') return undefined;
  const data = mkdtempSync(join(tmpdir(), 'trousseau-portal-'));
  const log = join(data, 'output.log');
  const output = openSync(log, 'a');
  const ports = { api: await findFreePort(), portal: await findFreePort() };
  const options = ['--port', `${ports.api}`, '--portal-port', `${ports.portal}`, '--data', data];
  const child = spawn(process.execPath, [START, ...options], {
    stdio: ['ignore', output, output],
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'INFO' },
  });
  const gone = once(child, 'exit');
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!readFileSync(log, 'utf8').includes('est prêt')) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGINT');
      throw new Error(`the system did not start\n${readFileSync(log, 'utf8')}`);
    }
    await wait(POLL_MILLISECONDS);
  }
  project.provide('system', {
    portal: `http://127.0.0.1:${ports.portal}`,
    api: `http://127.0.0.1:${ports.api}`,
    log,
  });
  return async () => {
    child.kill('SIGINT');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
}
