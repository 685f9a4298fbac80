import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NoPythonTools, preparePython } from './prepare-python.ts';

/** The templates that the synthesis of the three environments wrote (`.ci/run`). */
const TEMPLATES = '.local/templates/*/*.template.json';

const run = async (): Promise<number> => {
  const templates = globSync(TEMPLATES);
  if (templates.length === 0)
    throw new Error(
      `nothing at ${TEMPLATES}: npm run synth -- --context env=dev --output .local/templates/dev`,
    );
  const linter = join(dirname(await preparePython()), 'cfn-lint');
  const { status } = spawnSync(linter, templates, { stdio: 'inherit' });
  if (status === 0) console.log(`${templates.length} templates without a finding`);
  return status ?? 1;
};

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof NoPythonTools)) throw error;
  console.log(`cfn-lint was left out: ${error.message}.`);
}
