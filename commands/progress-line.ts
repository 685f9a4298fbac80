import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { FileProgress } from '../shared/sirene/import-file.ts';

const REDRAW_MILLISECONDS = 100;
/** Back to the first column, and erase to the end of the line (ECMA-48). */
const CLEAR = '\r\u001B[K';

const percentage = (path: string, bytesRead: number): string => {
  const { size } = statSync(path);
  return size === 0 ? '' : `${Math.floor((100 * bytesRead) / size)} %, `;
};

/** One line on a terminal, redrawn at most ten times a second; nothing where the output goes to a file or a pipe. */
export const createProgressLine = (output: Pick<WriteStream, 'isTTY' | 'write'>) => {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show: ({ path, bytesRead, counts }: FileProgress): void => {
      if (!output.isTTY || performance.now() - drawnAt < REDRAW_MILLISECONDS) return;
      drawnAt = performance.now();
      const { read, kept, written } = counts;
      output.write(
        `${CLEAR}${basename(path)}: ${percentage(path, bytesRead)}${read} rows read, ${kept} kept, ${written} written`,
      );
    },
    clear: (): void => {
      if (output.isTTY) output.write(CLEAR);
    },
  };
};
