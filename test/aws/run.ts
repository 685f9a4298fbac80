import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NoPythonTools, preparePython } from '../../commands/prepare-python.ts';

/** Runs vitest with the deployment's own configuration. Further arguments go to vitest. */
const run = async (): Promise<number> => {
  await preparePython();
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const { status } = spawnSync(
    'vitest',
    ['run', '--root', join(import.meta.dirname, '..', '..'), '--config', config, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  return status ?? 1;
};

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof NoPythonTools)) throw error;
  console.log(`The deployment on an emulated AWS was left out: ${error.message}.`);
}
