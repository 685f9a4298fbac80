import type { WriteStream } from 'node:tty';

const REDRAW_MILLISECONDS = 100;
/** Back to the first column, and erase to the end of the line (ECMA-48). */
const CLEAR = '\r\u001B[K';

/** One line on a terminal, redrawn at most ten times a second; nothing where the output goes to a file or a pipe. */
export const createStatusLine = (output: Pick<WriteStream, 'isTTY' | 'write'>) => {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    /** What to say is worked out only when it is shown. */
    show: (say: () => string): void => {
      if (!output.isTTY || performance.now() - drawnAt < REDRAW_MILLISECONDS) return;
      drawnAt = performance.now();
      output.write(`${CLEAR}${say()}`);
    },
    clear: (): void => {
      if (output.isTTY) output.write(CLEAR);
    },
  };
};
