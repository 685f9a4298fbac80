import { inflateSync } from 'node:zlib';

const SFNT_HEADER = 12;
const SFNT_ROW = 16;
const WOFF_HEADER = 44;
const WOFF_ROW = 20;
/** Tables begin at multiples of four bytes. */
const padded = (length: number): number => Math.ceil(length / 4) * 4;

/**
 * The font of a WOFF 1.0 file as it was before it was packed (https://www.w3.org/TR/WOFF/#OverallStructure). The
 * library reads packed fonts too, but unpacks a table anew each time: 3 s a letter where a table is large.
 */
export const unpackWoff = (woff: Buffer): Buffer => {
  const count = woff.readUInt16BE(12);
  const rows = Array.from({ length: count }, (_, index) => {
    const row = WOFF_HEADER + index * WOFF_ROW;
    const [from, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(row + field));
    return { row, from: from ?? 0, packed: packed ?? 0, length: length ?? 0 };
  });
  const directory = SFNT_HEADER + count * SFNT_ROW;
  const font = Buffer.alloc(rows.reduce((size, { length }) => size + padded(length), directory));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(count, 4);
  let at = directory;
  for (const [index, { row, from, packed, length }] of rows.entries()) {
    const table = woff.subarray(from, from + packed);
    (packed < length ? inflateSync(table) : table).copy(font, at);
    const entry = SFNT_HEADER + index * SFNT_ROW;
    woff.copy(font, entry, row, row + 4);
    woff.copy(font, entry + 4, row + 16, row + 20);
    font.writeUInt32BE(at, entry + 8);
    font.writeUInt32BE(length, entry + 12);
    at += padded(length);
  }
  return font;
};
