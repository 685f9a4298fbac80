import * as z from 'zod/mini';
import { type RawLine, tidyCells } from '../../bulk-changes/lines/raw-line.ts';
import { MAX_FILE_BYTES, readCsv } from '../../bulk-changes/lines/read-csv.ts';
import { isArchive, readWorkbook } from '../../bulk-changes/lines/read-workbook.ts';
import { UnreadableLines } from '../../bulk-changes/lines/unreadable-lines.ts';
import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { type FileStore, FileTooLarge } from '../../files/file-store.ts';
import { inputKey, rawLineSchema } from './files.ts';

/**
 * The lines as they were sent, in a file or in the request.
 * @throws UnreadableLines when they cannot be read, or not to their end
 */
export const readAccessLines = async (
  files: FileStore,
  { id, source, upload }: Pick<BulkChange, 'id' | 'source' | 'upload'>,
): Promise<RawLine[]> => {
  try {
    const bytes = await files.get(upload ?? inputKey(id), MAX_FILE_BYTES);
    if (bytes === undefined) throw new UnreadableLines({ code: 'not-uploaded' });
    if (source !== 'lines') return isArchive(bytes) ? await readWorkbook(bytes) : readCsv(bytes);
    const raws = z.array(rawLineSchema).parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return raws.map((raw) => ({ ...raw, cells: tidyCells(Object.entries(raw.cells)) }));
  } catch (error) {
    if (error instanceof FileTooLarge) throw new UnreadableLines({ code: 'too-large' });
    throw error;
  }
};
