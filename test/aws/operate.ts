import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs a command line as an operator does. @returns its exit code and everything that it wrote */
export const operate = async (
  environment: Record<string, string>,
  command: string,
  ...args: string[]
): Promise<{ code: number; written: string }> => {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, written };
};

/** Runs `npm run SCRIPT -- ...`, which must succeed. @throws Error with what it wrote */
export const runScript = async (
  environment: Record<string, string>,
  script: string,
  ...args: string[]
): Promise<string> => {
  const { code, written } = await operate(environment, 'npm', 'run', '--silent', script, '--', ...args);
  if (code !== 0) throw new Error(`npm run ${script} -- ${args.join(' ')} failed:\n${written.slice(-4_000)}`);
  return written;
};
