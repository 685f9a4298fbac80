import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs the CDK's command as an operator does. @returns all that it wrote @throws Error with that when it fails */
export const cdk = async (environment: Record<string, string>, ...args: string[]): Promise<string> => {
  const child = spawn('npx', ['cdk', ...args], {
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
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`cdk ${args.join(' ')} failed:\n${written.slice(-4_000)}`);
  return written;
};
