import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two systems on one data folder would each have half of the truth. */
export class DataInUse extends Error {
  constructor(data: string, pid: number) {
    super(
      `The data in ${data} is in use by the system with process id ${pid}: stop it, or choose another --data.`,
    );
    this.name = 'DataInUse';
  }
}

const holderOf = (path: string): number | undefined => {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
};

/** Takes the folder for this process; a lock whose process has gone counts for nothing. @throws DataInUse */
export const lockData = (data: string): (() => void) => {
  const path = join(data, 'lock');
  mkdirSync(data, { recursive: true });
  const holder = holderOf(path);
  if (holder !== undefined) throw new DataInUse(data, holder);
  rmSync(path, { force: true });
  writeFileSync(path, String(process.pid), { flag: 'wx' });
  return () => rmSync(path, { force: true });
};
