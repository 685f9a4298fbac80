import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** How a PNG begins: https://www.w3.org/TR/png-3/ */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_COLOURS = 256;
const COLOUR_TYPES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

const chunksOf = function* (png: Buffer): Generator<{ name: string; data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
};

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};

/** @returns what a row's filter has left out of each byte */
const guessOf = (filter: number, left: number, up: number, corner: number): number =>
  [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;

/** @returns the colour of each pixel as 0xRRGGBB, row by row, of a PNG as Chromium writes it */
const pixelsOf = (png: Buffer): { width: number; height: number; pixels: number[] } => {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ name }) => name === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = COLOUR_TYPES[header[9] ?? 0];
  if (size === undefined || header[8] !== 8 || header[12] !== 0)
    throw new Error('not a PNG of whole colours');
  const bytes = inflateSync(
    Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)),
  );
  const pixels: number[] = [];
  let above = Buffer.alloc(width * size);
  for (let y = 0; y < height; y++) {
    const start = y * (width * size + 1);
    const row = Buffer.from(bytes.subarray(start + 1, start + 1 + width * size));
    for (let x = 0; x < row.length; x++) {
      const guess = guessOf(bytes[start] ?? 0, row[x - size] ?? 0, above[x] ?? 0, above[x - size] ?? 0);
      row[x] = ((row[x] ?? 0) + guess) & 0xff;
    }
    for (let x = 0; x < row.length; x += size) pixels.push(row.readUIntBE(x, 3));
    above = row;
  }
  return { width, height, pixels };
};

const distance = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 0xff) - ((b >> bits) & 0xff)) ** 2, 0);

/** The same picture in its 256 most frequent colours, of which a page has few: a third of the bytes. */
export const inFewColours = (png: Buffer): Buffer => {
  const { width, height, pixels } = pixelsOf(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MAX_COLOURS)
    .map(([colour]) => colour);
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (pixel: number): number => {
    const known = nearest.get(pixel);
    if (known !== undefined) return known;
    const distances = palette.map((colour) => distance(colour, pixel));
    const found = distances.indexOf(Math.min(...distances));
    nearest.set(pixel, found);
    return found;
  };
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((pixel, at) => {
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexOf(pixel);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
