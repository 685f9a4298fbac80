import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { chooseEngine, ENGINES, titleOf } from '../../local/choose-engine.ts';
import { createTable } from '../../local/create-table.ts';
import { claimTable } from '../../local/data-engine.ts';
import { openLocalClient, openLocalTable } from '../../local/open-local-table.ts';
import { forgetOldRecords } from '../../local/table-file.ts';
import { descendantsOf, isAlive } from '../support/started-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test('keeps its tables in a folder from one start to the next, and is gone once stopped', async () => {
  const first = await chooseEngine().start({ dataPath: folder });
  expect(await createTable(openLocalClient(first.endpoint), 'kept')).toBe(true);
  await first.stop();
  await expect(fetch(first.endpoint)).rejects.toThrow();
  const second = await chooseEngine().start({ dataPath: folder });
  expect(await createTable(openLocalClient(second.endpoint), 'kept')).toBe(false);
  await second.stop();
});

test('keeps nothing without a folder, and leaves none behind', async () => {
  const script = `
    import { readdirSync } from 'node:fs';
    import { tmpdir } from 'node:os';
    const { chooseEngine } = await import('./local/choose-engine.ts');
    const { stop } = await chooseEngine().start({});
    await stop();
    console.log(JSON.stringify(readdirSync(tmpdir())));`;
  const { stdout } = await node(script, { ...process.env, TMPDIR: folder });
  expect(JSON.parse(stdout)).toEqual([]);
});

const node = (script: string, env: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const args = ['--input-type=module', '-e', script];
    execFile(process.execPath, args, { env }, (_error, stdout, stderr) => resolve({ stdout, stderr }));
  });

test('says which Java to install where one needs it and there is none', async () => {
  const start = "(await import('./local/choose-engine.ts')).ENGINES.at(-1).start({})";
  const { stderr } = await node(`await ${start}`, { PATH: '/nowhere' });
  expect(stderr).toContain('needs Java 17 or later, and none was found');
});

test('is one that is known, and installed', () => {
  expect(() => chooseEngine('oracle')).toThrow('There is no engine "oracle" for the local table, only ');
  for (const { name, version } of ENGINES) {
    if (version() !== undefined) expect(chooseEngine(name).name).toBe(name);
  }
});

test('is recorded in the data folder with its version; the folder of another is refused', () => {
  const [first, second] = ENGINES;
  if (first === undefined || second === undefined) throw new Error('there are two');
  for (const [own, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const data = join(folder, own.name);
    mkdirSync(data);
    mkdirSync(claimTable(data, own));
    expect(claimTable(data, own)).toBe(join(data, 'dynamodb'));
    const recorded = JSON.parse(readFileSync(join(data, 'engine.json'), 'utf8'));
    expect(recorded).toEqual({ name: own.name, version: own.version() });
    expect(() => claimTable(data, other)).toThrow(
      `The table in ${data} was written by ${own.name}, which ${other.name} cannot read: ` +
        `start with --engine ${own.name}, choose another --data, or begin anew with --fresh.`,
    );
  }
});

test('a folder from before engines were recorded belongs to the one that there was', () => {
  mkdirSync(join(folder, 'dynamodb'));
  expect(() => claimTable(folder, ENGINES[0] ?? chooseEngine())).toThrow('was written by');
  expect(existsSync(join(folder, 'engine.json'))).toBe(false);
});

/** What a page of another origin reads there: a browser hands it nothing that this origin is not allowed. */
const readFromPage = async (address: string): Promise<string | undefined> => {
  const origin = 'https://elsewhere.example';
  const headers = { origin, 'content-type': 'text/plain' };
  try {
    const response = await fetch(address, { method: 'POST', headers, body: '{}' });
    const allowed = response.headers.get('access-control-allow-origin');
    return allowed === '*' || allowed === origin ? await response.text() : undefined;
  } catch {
    return undefined;
  }
};

test('gives a web page of another origin nothing, wherever it can think of asking', async () => {
  const { port } = new URL(inject('dynamoDbEndpoint'));
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '127.0.0.2']) {
    expect(await readFromPage(`http://${host}:${port}/`), host).toBeUndefined();
  }
});

test('tells in one sentence that it has died, and nothing where it is stopped', async () => {
  const before = descendantsOf(process.pid);
  const stopped = await chooseEngine().start({});
  const told: string[] = [];
  stopped.gone.then(({ message }) => told.push(message));
  await stopped.stop();
  const killed = await chooseEngine().start({});
  const engine = descendantsOf(process.pid)
    .filter((pid) => !before.includes(pid) && isAlive(pid))
    .at(-1);
  process.kill(engine ?? Number.NaN, 'SIGKILL');
  const { message } = await killed.gone;
  expect(message).toBe(
    `The local table's engine (${titleOf(chooseEngine())}) has ended by itself, with code 137: ` +
      'start again, and the system goes on from what was stored.',
  );
  await killed.stop();
  expect(told).toEqual([]);
});

test('forgets the records of a stream that AWS would have forgotten, but for the last one', async () => {
  const dataPath = join(folder, 'table');
  const [engine] = ENGINES;
  if (engine?.version() === undefined) return;
  const startAndPut = async (...names: string[]): Promise<void> => {
    const { endpoint, stop } = await engine.start({ dataPath });
    await createTable(openLocalClient(endpoint), 'kept');
    const { documents, name } = openLocalTable(endpoint, 'kept');
    for (const PK of names) {
      await documents.put({ TableName: name, Item: { PK, SK: 'x'.repeat(1_000) } });
    }
    await stop();
  };
  const file = join(dataPath, 'table.sqlite');
  const numbers = (): unknown[] => {
    const database = new DatabaseSync(file);
    const rows = database.prepare('SELECT sequence_number AS number FROM _stream_records ORDER BY id').all();
    database.close();
    return rows.map(({ number }) => Number(number));
  };
  await startAndPut('a', 'b', 'c');
  forgetOldRecords(file);
  expect(numbers()).toEqual([1, 2, 3]);
  forgetOldRecords(file, Date.now() + 25 * 3_600_000);
  expect(numbers()).toEqual([3]);
  await startAndPut('d');
  expect(numbers()).toEqual([3, 4]);
});

test('goes by its name in local/ alone, so that another can take its place there', () => {
  const names = ENGINES.map(({ name }) => name.replace('-', '[-_ ]?')).join('|');
  const folders = ['bench', 'commands', 'config', 'functions', 'infra', 'lint', 'shared', 'test'];
  const named = folders.flatMap((each) =>
    readdirSync(each, { recursive: true, encoding: 'utf8' })
      .map((path) => join(each, path))
      .filter((path) => /\.(ts|json|py|grit)$/.test(path))
      .filter((path) => new RegExp(names, 'i').test(readFileSync(path, 'utf8'))),
  );
  expect(named).toEqual([]);
});
