import type { WriteStream } from 'node:tty';

const REDRAW_MILLISECONDS = 100;
/** Returns to the first column and erases to the end of the line (ECMA-48). */
const CLEAR = '\r\u001B[K';

/** One line on a terminal, redrawn at most ten times per second. It prints nothing into a file or a pipe. */
export const createStatusLine = (output: Pick<WriteStream, 'isTTY' | 'write'>) => {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    /** `say` is called only when the line is drawn. */
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
