import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../shared/files/anchor.ts';

/** What stands in for the bucket with Object Lock, in the data folder: files that are only ever added. */
export const ANCHOR_FOLDER = 'anchors';

/** Opens the folder as the bucket's stand-in keeps it; `prefix` stands before every name, and ends with a slash. */
export const openAnchorFolder = (folder: string, prefix: string): Anchor => {
  const place = join(folder, prefix);
  return {
    add: async (name, text) => {
      await mkdir(place, { recursive: true });
      const file = join(place, name);
      if (!existsSync(file)) await writeFile(file, text, { flag: 'wx' });
    },
    async *read() {
      const names = existsSync(place) ? await readdir(place) : [];
      for (const name of names.filter((each) => !each.startsWith('.')).sort()) {
        yield await readFile(join(place, name), 'utf8');
      }
    },
  };
};
