import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { chooseEngine, titleOf } from '../local/choose-engine.ts';
import { createTable } from '../local/create-table.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, openLocalClient } from '../local/open-local-table.ts';
import packageFile from '../package.json' with { type: 'json' };
import { generateStock } from './generate-stock.ts';

const TABLE = 'bench-import';
/** `npm run import` without its `node`. The limits that it sets to V8's heap are part of what is measured. */
const IMPORT_ARGUMENTS = packageFile.scripts.import.split(' ').slice(1);

interface Measurement {
  seconds: number;
  peakMegabytes: number;
}

/** Runs the import as `npm run import` does, in its own process, which reports its peak memory at its end. */
const measureImport = async (
  endpoint: string,
  files: { unitsPath: string; establishmentsPath: string },
): Promise<Measurement> => {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...['--import', new URL('./report-peak-memory.ts', import.meta.url).href],
      ...[...IMPORT_ARGUMENTS, '--table', TABLE],
      ...['--units', files.unitsPath, '--establishments', files.establishmentsPath],
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: {
        ...process.env,
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_REGION: LOCAL_REGION,
        AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      },
    },
  );
  const measured = child.stdio[3];
  if (measured === null || measured === undefined || !('read' in measured))
    throw new Error('no descriptor to read the measurement from');
  const [maxRss, [exitCode]] = await Promise.all([text(measured), once(child, 'exit')]);
  if (exitCode !== 0) throw new Error(`the import ended with ${exitCode}`);
  return {
    seconds: (performance.now() - startedAt) / 1_000,
    // getrusage counts in kibibytes.
    peakMegabytes: (Number(maxRss) * 1_024) / 1e6,
  };
};

const { values } = parseArgs({
  options: {
    establishments: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
const engine = chooseEngine();
const dynamoDb = await engine.start({});
try {
  const establishments = Number(values.establishments);
  const files = await generateStock(folder, establishments);
  await createTable(openLocalClient(dynamoDb.endpoint), TABLE);
  const result = {
    engine: titleOf(engine),
    establishments,
    fileMegabytes: statSync(files.establishmentsPath).size / 1e6,
    first: await measureImport(dynamoDb.endpoint, files),
    second: await measureImport(dynamoDb.endpoint, files),
  };
  if (values.json) console.log(JSON.stringify({ import: result }));
  else {
    console.log(`On ${result.engine}:`);
    console.table({ 'first run': result.first, 'second run, nothing to write': result.second });
  }
} finally {
  await dynamoDb.stop();
  rmSync(folder, { recursive: true });
}
