import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { lockData } from '../../local/data-lock.ts';
import { times } from '../support/at-once.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const PROCESSES = 4;
const FOLDERS = 60;
const SCRIPT = `
  import { lockData } from './local/data-lock.ts';
  const folders = JSON.parse(process.argv[1]);
  process.stdin.setEncoding('utf8').once('data', () => {
    const outcomes = folders.map((folder) => {
      try { lockData(folder); return 'won'; } catch ({ name }) { return name; }
    });
    process.stdout.write(JSON.stringify(outcomes));
  });
  process.stdout.write('ready');`;

/** A process that takes all these folders when it is told to, and holds them until it is told to end. */
const starter = async (folders: readonly string[]) => {
  const args = ['--input-type=module', '-e', SCRIPT, JSON.stringify(folders)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answer = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]);
  expect(await answer()).toBe('ready');
  return {
    go: async (): Promise<string[]> => {
      const answered = answer();
      child.stdin.write('go');
      return JSON.parse(await answered);
    },
    end: async (): Promise<void> => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
};

/** The id of a process that has ended. */
const deadPid = (): Promise<number> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, ['-e', '']);
    child.once('exit', () => resolve(child.pid ?? Number.NaN));
  });

it.each(['a folder that nobody holds', 'a lock whose process has gone', 'a take-over that was cut short'])(
  'of many starts at once one wins: %s',
  async (found) => {
    const stale = found.startsWith('a folder') ? undefined : String(await deadPid());
    const folders = Array.from({ length: FOLDERS }, (_, index) => join(folder, String(index)));
    for (const each of folders) {
      mkdirSync(each);
      if (stale !== undefined) writeFileSync(join(each, 'lock'), stale);
      if (found.startsWith('a take')) writeFileSync(join(each, 'lock.taking'), String(stale));
    }
    const starters = await times(PROCESSES, () => starter(folders));
    const outcomes = await Promise.all(starters.map(({ go }) => go()));
    for (const [index, each] of folders.entries()) {
      const sorted = outcomes.map((outcome) => outcome[index]).toSorted();
      expect(sorted).toEqual([...Array(PROCESSES - 1).fill('DataInUse'), 'won']);
      expect(readdirSync(each)).toEqual(['lock']);
    }
    await Promise.all(starters.map(({ end }) => end()));
  },
);

it('is held by the process that took it, until it is given back', () => {
  const unlock = lockData(folder);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
  expect(() => lockData(folder)).toThrow(`is in use by the system with process id ${process.pid}`);
  unlock();
  lockData(folder)();
});

it('makes the folder that is not there yet', () => {
  lockData(join(folder, 'a', 'b'))();
  expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
});

it('says at once where nothing can be kept', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => lockData(file)).toThrow(`Data cannot be kept in ${file} (it is a file)`);
  expect(() => lockData(join(file, 'below'))).toThrow('it cannot be written: ENOTDIR');
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  // Nothing is closed to root but what is no real file system.
  const unwritable = process.getuid?.() === 0 ? '/proc/1/trousseau' : join(closed, 'below');
  expect(() => lockData(unwritable)).toThrow('choose a folder that may be written with --data.');
});
