import { spawn } from 'node:child_process';

/**
 * Runs the command given as arguments for as long as the process that started this one lives. However that one ends,
 * killed included, our standard input closes; a process left behind would keep the data's files open.
 */
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

// Ctrl-C reaches the whole group; the one who started us decides when it is over.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill());
process.stdin.resume().once('close', () => child.kill());
child.once('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 0));
