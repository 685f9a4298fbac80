import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { FileProgress } from '../shared/sirene/import-file.ts';
import { createStatusLine } from './status-line.ts';

const percentage = (path: string, bytesRead: number): string => {
  const { size } = statSync(path);
  return size === 0 ? '' : `${Math.floor((100 * bytesRead) / size)} %, `;
};

/** Shows how far an import is, on one line of a terminal. */
export const createProgressLine = (output: Pick<WriteStream, 'isTTY' | 'write'>) => {
  const line = createStatusLine(output);
  return {
    show: ({ path, bytesRead, counts: { read, kept, written } }: FileProgress): void =>
      line.show(
        () =>
          `${basename(path)}: ${percentage(path, bytesRead)}${read} rows read, ${kept} kept, ${written} written`,
      ),
    clear: line.clear,
  };
};
