import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why the tools are not available here, in one sentence. */
export class NoPythonTools extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoPythonTools';
  }
}

const FOLDER = join(import.meta.dirname, '..', '.local', 'python');
const REQUIREMENTS = join(import.meta.dirname, 'python', 'requirements.txt');
const STAMP = join(FOLDER, 'requirements.sha256');
const PYTHON = join(FOLDER, 'bin', 'python');
const OLDEST = 'import sys; sys.exit(sys.version_info < (3, 10))';
const INSTALL_TIMEOUT_MILLISECONDS = 300_000;

const findPython = async (): Promise<string> => {
  for (const candidate of ['python3', 'python']) {
    const fits = await run(candidate, ['-c', OLDEST]).then(
      () => true,
      () => false,
    );
    if (fits) return candidate;
  }
  throw new NoPythonTools('there is no Python 3.10 or newer on the PATH');
};

const install = async (): Promise<void> => {
  const python = await findPython();
  rmSync(FOLDER, { recursive: true, force: true });
  await run(python, ['-m', 'venv', FOLDER]).catch(() => {
    throw new NoPythonTools('Python cannot make a virtual environment (its venv module is missing)');
  });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
  await run(PYTHON, [...pip, '-r', REQUIREMENTS], { timeout: INSTALL_TIMEOUT_MILLISECONDS }).catch(() => {
    throw new NoPythonTools('the packages of commands/python/requirements.txt could not be had');
  });
};

/**
 * The Python of a virtual environment below `.local/` that holds exactly what requirements.txt pins by hash. It is
 * created again when that file has changed.
 * @throws NoPythonTools
 */
export const preparePython = async (): Promise<string> => {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return PYTHON;
  await install();
  writeFileSync(STAMP, wanted);
  return PYTHON;
};
