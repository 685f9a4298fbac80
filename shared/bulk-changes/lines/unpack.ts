import { inflateRawSync } from 'node:zlib';
import { UnreadableLines } from './unreadable-lines.ts';

/** What a workbook may hold: far more than a hundred thousand lines need, and less than fills the memory. */
const MAX_PARTS = 1_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 100;
/** A small part may be packed as tightly as it likes. */
const SMALL_BYTES = 1024 * 1024;

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16 */
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const ENCRYPTED = 0b1;
const STORED = 0;
const DEFLATED = 8;

const damaged = () => new UnreadableLines({ code: 'workbook-damaged' });
const tooLarge = () => new UnreadableLines({ code: 'workbook-too-large' });

/** Where the directory stands. It ends the file, before a comment at most. */
const findDirectory = (file: Buffer): { count: number; offset: number } => {
  for (let at = file.length - END_BYTES; at >= Math.max(0, file.length - END_BYTES - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) !== END) continue;
    return { count: file.readUInt16LE(at + 10), offset: file.readUInt32LE(at + 16) };
  }
  throw damaged();
};

/** Inflates a part to the size that it says, and not one byte further. */
const inflate = (packed: Buffer, size: number): Buffer => {
  if (size > MAX_UNPACKED_BYTES || (size > SMALL_BYTES && size > packed.length * MAX_RATIO)) throw tooLarge();
  const part = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  if (part.length !== size) throw damaged();
  return part;
};

const readPart = (file: Buffer, entry: number): { name: string; next: number; part: Buffer } => {
  if (file.readUInt32LE(entry) !== ENTRY) throw damaged();
  const [flags, method] = [file.readUInt16LE(entry + 8), file.readUInt16LE(entry + 10)];
  const [packedSize, size] = [file.readUInt32LE(entry + 20), file.readUInt32LE(entry + 24)];
  const [nameLength, extra, comment] = [28, 30, 32].map((at) => file.readUInt16LE(entry + at));
  const local = file.readUInt32LE(entry + 42);
  const nameEnd = entry + ENTRY_BYTES + (nameLength ?? 0);
  const name = file.toString('utf8', entry + ENTRY_BYTES, nameEnd);
  if ((flags & ENCRYPTED) !== 0 || file.readUInt32LE(local) !== LOCAL) throw damaged();
  const begin = local + LOCAL_BYTES + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(begin, begin + packedSize);
  if (packed.length !== packedSize || (method !== STORED && method !== DEFLATED)) throw damaged();
  if (method === STORED && size !== packedSize) throw damaged();
  const part = method === STORED ? packed : inflate(packed, size);
  return { name, next: nameEnd + (extra ?? 0) + (comment ?? 0), part };
};

/**
 * The parts of a ZIP archive by their names, as its directory has them. Nothing is believed of what it says of itself: a
 * part that unpacks to more than it says ends there.
 * @throws UnreadableLines
 */
export const unpack = (bytes: Uint8Array): Map<string, Buffer> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = new Map<string, Buffer>();
  let unpacked = 0;
  try {
    const { count, offset } = findDirectory(file);
    if (count > MAX_PARTS) throw tooLarge();
    let at = offset;
    for (let rank = 0; rank < count; rank += 1) {
      const { name, next, part } = readPart(file, at);
      unpacked += part.length;
      if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge();
      if (parts.has(name)) throw damaged();
      parts.set(name, part);
      at = next;
    }
  } catch (error) {
    // Offsets that lead outside the file, data that is not deflated, and a part beyond its own size.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) throw damaged();
    throw error;
  }
  return parts;
};
