import { createReadStream } from 'node:fs';

/** Longer is no line of a stock file (theirs stay under 2 KB): the rest of it is dropped, so that memory is bounded. */
export const MAX_LINE_LENGTH = 65_536;

const CHUNK_BYTES = 65_536;

const finish = (line: string): string =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, MAX_LINE_LENGTH);

/**
 * The lines of a UTF-8 file, with or without byte order mark, some hundreds at a time; and how many bytes were read.
 * (node:readline hands out lines one by one, each a turn of the event loop: several times slower on such files.)
 */
export async function* readTextLines(path: string): AsyncGenerator<{ lines: string[]; bytesRead: number }> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK_BYTES });
  let unfinished = '';
  let atStart = true;
  for await (const chunk of stream) {
    const text = unfinished + (atStart ? String(chunk).replace(/^\uFEFF/, '') : String(chunk));
    atStart = false;
    const lines = text.split('\n');
    unfinished = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH);
    if (lines.length > 0) yield { lines: lines.map(finish), bytesRead: stream.bytesRead };
  }
  if (unfinished !== '') yield { lines: [finish(unfinished)], bytesRead: stream.bytesRead };
}
