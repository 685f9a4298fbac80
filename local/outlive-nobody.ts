import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * Runs the command given as arguments for as long as the process that started this one lives. However that one ends,
 * killed included, our standard input closes; a process left behind would keep the data's files open. The folder in
 * ENGINE_SCRATCH goes with the command. Exits with 0 when it was asked to end, else as the command did.
 */
const [command = '', ...args] = process.argv.slice(2);
const { ENGINE_SCRATCH: scratch, ...env } = process.env;
const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });

let isAsked = false;
const end = (): void => {
  isAsked = true;
  child.kill();
};

// Ctrl-C may reach the whole group; the one who started us decides when it is over.
process.on('SIGINT', () => {});
process.on('SIGTERM', end);
process.stdin.resume().once('close', end);

const leave = (code: number): void => {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
};
child.once('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  leave(127);
});
child.once('exit', (code, signal) => {
  const told = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  // A command that takes SIGTERM in good order exits with 0, another with 143.
  const isGood = told === 0 || told === 128 + constants.signals.SIGTERM;
  leave(isAsked && isGood ? 0 : told || 1);
});
