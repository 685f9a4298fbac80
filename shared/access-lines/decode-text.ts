/** Enough of a file to tell whether it holds anything at all. */
const SAMPLE_BYTES = 4_096;

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.subarray(0, SAMPLE_BYTES).every((byte) => byte === 0);

/** Spreadsheets as such (a ZIP archive, or the old binary format) are no CSV. */
const isSpreadsheet = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

const encodingOf = (bytes: Uint8Array): 'utf-16le' | 'utf-8' =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';

/**
 * The text of a file as spreadsheets write them: UTF-8 or UTF-16 by their marks, else UTF-8, and where that is not what the
 * bytes are, Windows-1252 as Excel saves it. Undefined for what is no text.
 */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  if (isSpreadsheet(bytes) || isBlank(bytes)) return undefined;
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
