import { createReadStream } from 'node:fs';

/** Lines of stock files stay under 2 KB. The rest of a longer line is dropped, so that memory is bounded. */
export const MAX_LINE_LENGTH = 65_536;

const CHUNK_BYTES = 65_536;

const finish = (line: string): string =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, MAX_LINE_LENGTH);

/**
 * The lines of a UTF-8 file, with or without byte order mark, some hundreds at a time, and the number of bytes read.
 * (node:readline gives lines one by one, with a turn of the event loop each, which is several times slower.)
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
