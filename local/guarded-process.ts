import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EngineGone, type RunningEngine } from './table-engine.ts';

export interface GuardedEngine {
  /** As messages call it. */
  title: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  /** Where it answers once it is ready. */
  endpoint: string;
  /** A folder that is gone when the engine is. */
  scratch?: string | undefined;
  /** The sentence for a person, where it ended before it was ready for a reason that is known. */
  explain?: (exitCode: number | null, complaints: string) => Error | undefined;
}

const GUARD = join(import.meta.dirname, 'outlive-nobody.ts');
const READY_TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 10;

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

const untilReady = async (
  child: ChildProcess,
  { title, endpoint, explain }: GuardedEngine,
): Promise<void> => {
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  let gone = false;
  child.once('close', () => {
    gone = true;
  });
  const deadline = performance.now() + READY_TIMEOUT_MILLISECONDS;
  do {
    await wait(POLL_MILLISECONDS);
    if (gone) {
      const explained = explain?.(child.exitCode, complaints);
      throw explained ?? new Error(`${title} stopped before it was ready:\n${complaints.trim()}`);
    }
    if (performance.now() > deadline) throw new Error(`${title} did not answer in a minute.`);
  } while (!(await answers(endpoint)));
};

/**
 * Starts an engine under its guard, and waits until it answers. The guard stands in a process group of its own: Ctrl-C
 * in a terminal is for the system, which then stops its engine when nothing asks it for anything any more.
 * @throws what `explain` makes of an engine that ends before it is ready
 */
export const startGuarded = async (engine: GuardedEngine): Promise<RunningEngine> => {
  const child = spawn(process.execPath, [GUARD, engine.command, ...engine.args], {
    ...(engine.cwd !== undefined && { cwd: engine.cwd }),
    ...(engine.scratch !== undefined && { env: { ...process.env, ENGINE_SCRATCH: engine.scratch } }),
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let isStopping = false;
  const { promise: gone, resolve: tellGone } = Promise.withResolvers<EngineGone>();
  child.once('exit', (code) => {
    if (!isStopping || code !== 0) tellGone(new EngineGone(engine.title, code ?? 0));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    isStopping = true;
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  };
  try {
    await untilReady(child, engine);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: engine.endpoint, stop, gone };
};
