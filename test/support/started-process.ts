import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { PATIENCE_MILLISECONDS } from './patience.ts';

const POLL_MILLISECONDS = 50;

const ended = new Set<() => Promise<void>>();

/** Ends what a failed test left running. */
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

const listProcesses = (): { pid: number; parent: number }[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));

/** All that a process has started, and what that has started, from the top. */
export const descendantsOf = (ancestor: number): number[] => {
  const all = listProcesses();
  const below = (of: number): number[] =>
    all.filter(({ parent }) => parent === of).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(ancestor);
};

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
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
  /** What was started in a group of its own is not in this one, and must end all the same. */
  const untilNothingIsLeft = async (after: string, end: () => void): Promise<void> => {
    const others = descendantsOf(child.pid ?? Number.NaN);
    end();
    await until(
      () => isGone() && !others.some(isAlive),
      () => `something is left after ${after}\n${output}`,
    );
  };
  const signal = (name: 'SIGINT' | 'SIGKILL'): Promise<void> =>
    untilNothingIsLeft(name, () => {
      if (!isGone()) process.kill(group, name);
    });
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
    /** What a terminal sends for Ctrl-C. Resolves when no process of the group is left. */
    interrupt: () => signal('SIGINT'),
    /** Kills only the system itself, as a crash would; resolves when nothing that it started is left. */
    kill: (pid: number): Promise<void> =>
      untilNothingIsLeft('the system was killed', () => process.kill(pid, 'SIGKILL')),
  };
};
