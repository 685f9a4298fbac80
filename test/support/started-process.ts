import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MILLISECONDS = 45_000;
const POLL_MILLISECONDS = 50;

const ended = new Set<() => Promise<void>>();

/** Ends whatever a failed test left running. */
export const endStarted = async (): Promise<void> => {
  for (const end of ended) await end();
};

const until = async (isSo: () => boolean, what: () => string): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what()}`);
    await wait(POLL_MILLISECONDS);
  }
};

/** `npm start` as a person types it, in a process group of its own, so that a Ctrl-C can be sent to all of it. */
export const npmStart = (...options: string[]) => {
  const child = spawn('npm', ['start', '--silent', '--', ...options], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const group = -(child.pid ?? Number.NaN);
  const isGone = (): boolean => {
    try {
      return !process.kill(group, 0);
    } catch {
      return true;
    }
  };
  const signal = async (name: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    if (!isGone()) process.kill(group, name);
    await until(isGone, () => `a process of the group is left after ${name}\n${output}`);
  };
  const end = () => signal('SIGKILL');
  ended.add(end);
  return {
    output: (): string => output,
    ready: () =>
      until(
        () => output.includes('est prêt') || child.exitCode !== null,
        () => output,
      ),
    exitCode: async (): Promise<unknown> => (await gone)[0],
    /** What a terminal sends for Ctrl-C; resolves when no process of the group is left. */
    interrupt: () => signal('SIGINT'),
    /** Kills only the system itself, as a crash would; resolves when nothing that it started is left. */
    kill: async (pid: number): Promise<void> => {
      process.kill(pid, 'SIGKILL');
      await until(isGone, () => `something outlived the system\n${output}`);
    },
  };
};
