import { decodeOld, guessEncoding, lineInDoubt } from './guess-encoding.ts';
import { UnreadableLines } from './unreadable-lines.ts';

/** Enough of a file to see whether it holds anything at all. */
const SAMPLE_BYTES = 4_096;

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.subarray(0, SAMPLE_BYTES).every((byte) => byte === 0);

/** Spreadsheet files (a ZIP archive, or the old binary format) are no CSV. */
const isSpreadsheet = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

const UTF_8_MARK = [0xef, 0xbb, 0xbf];

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/**
 * A character of several bytes in UTF-8. In Windows-1252 the same bytes are two or more symbols that no name contains
 * (Ã©, â€™), except for an accented capital before a non-breaking space, an apostrophe, a dash or a closing quote.
 */
const UTF_8_CHARACTER =
  /[\xC2-\xC5][\x80-\xBF]|[\xC6-\xDF](?![\x92\x96\x97\xA0\xBB])[\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/;

/** UTF-16 by its mark, or by the empty half of its characters, which are nearly all ASCII. */
const utf16In = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (beginsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const empty = [0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const [at, byte] of sample.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty;
  if (Math.max(even, odd) < sample.length / 4) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

const isMeantAsUtf8 = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, UTF_8_MARK) ||
  UTF_8_CHARACTER.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

const lineOfFirstWrongByte = (bytes: Uint8Array, encoding: string): number => {
  const [before = ''] = new TextDecoder(encoding).decode(bytes).split('\uFFFD', 1);
  return before.split(/\r\n|\r|\n/).length;
};

/**
 * Decodes the text of a file as spreadsheets write it: UTF-8 or UTF-16, otherwise UTF-8. When no character of the file is
 * one of UTF-8, it is in one of the encodings from before, as Excel saves it. One wrong byte in UTF-8 does not change the
 * encoding of the rest, since every accent would then be stored wrong.
 * @throws UnreadableLines
 */
export const decodeText = (bytes: Uint8Array): string => {
  if (isSpreadsheet(bytes) || isBlank(bytes)) throw new UnreadableLines({ code: 'not-text' });
  const utf16 = utf16In(bytes);
  const encoding = utf16 ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (utf16 !== undefined || isMeantAsUtf8(bytes))
      throw new UnreadableLines({ code: 'bad-encoding', line: lineOfFirstWrongByte(bytes, encoding) });
    const old = guessEncoding(bytes);
    if (old === undefined) throw new UnreadableLines({ code: 'bad-encoding', line: lineInDoubt(bytes) });
    return decodeOld(bytes, old);
  }
};
