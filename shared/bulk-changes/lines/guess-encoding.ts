/** The upper half of code page 850, which "CSV (MS-DOS)" is saved in. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

const upperHalf = (encoding: string): string =>
  new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index));

/** What old spreadsheets save in, and the characters of its bytes from 128 on. "CSV (Macintosh)" is the last one. */
const UPPER_HALVES = {
  'windows-1252': upperHalf('windows-1252'),
  cp850: CP850,
  macintosh: upperHalf('macintosh'),
} as const;
export type OldEncoding = keyof typeof UPPER_HALVES;

const FRENCH = /[àâäçéèêëîïôöùûüÿæœñ]/iu;
const LETTER = /\p{L}/u;
const CAPITAL = /\p{Lu}/u;
/** What stands beside words or between two, in a name or in a sentence. */
const MARKS = /[’«»“”–€°\u00A0]/u;
const JOINS = /[’\u00A0]/u;

/** How far a character is what somebody wrote there: as French has it, as another language might, or not at all. */
type Doubt = 0 | 1 | 2;

const doubtIn = (character: string, before: string, after: string): Doubt => {
  if (!LETTER.test(character)) {
    if (!MARKS.test(character)) return 2;
    if (JOINS.test(character)) return 0;
    return LETTER.test(before) && LETTER.test(after) ? 2 : 1;
  }
  const follows = LETTER.test(before);
  if (CAPITAL.test(character)) {
    if (follows && !CAPITAL.test(before)) return 2;
  } else if (CAPITAL.test(before) && CAPITAL.test(after)) return 1;
  return FRENCH.test(character) ? 0 : 1;
};

const decodedBy = (half: string, byte = 0x20): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (half[byte - 0x80] ?? '\uFFFD');

const doubtOf = (bytes: Uint8Array, half: string): Doubt => {
  let most: Doubt = 0;
  for (let at = 0; at < bytes.length && most < 2; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const [before, character, after] = [at - 1, at, at + 1].map((each) => decodedBy(half, bytes[each]));
    const doubt = doubtIn(character ?? '', before ?? '', after ?? '');
    if (doubt > most) most = doubt;
  }
  return most;
};

const ENCODINGS = ['windows-1252', 'cp850', 'macintosh'] as const satisfies readonly OldEncoding[];

/**
 * The encoding in which text that is not Unicode reads as words. Windows-1252 is what nearly all of it is, so it wins
 * wherever it reads as French. Undefined where two are as likely, or none is: whoever sent it is asked, since a name must
 * not be stored as another one.
 */
export const guessEncoding = (bytes: Uint8Array): OldEncoding | undefined => {
  const doubts = ENCODINGS.map((encoding) => ({ encoding, doubt: doubtOf(bytes, UPPER_HALVES[encoding]) }));
  const [windows, ...others] = doubts;
  if (windows?.doubt === 0) return windows.encoding;
  const likely = others.filter(({ doubt }) => doubt === 0);
  if (likely.length > 0) return likely.length === 1 && windows?.doubt === 2 ? likely[0]?.encoding : undefined;
  return windows?.doubt === 1 ? windows.encoding : undefined;
};

/** The text of bytes in an old encoding. */
export const decodeOld = (bytes: Uint8Array, encoding: OldEncoding): string => {
  const half = UPPER_HALVES[encoding];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[\x80-\xFF]/g, (character) => decodedBy(half, character.charCodeAt(0)));
};

/** The first line whose characters leave a doubt in Windows-1252, counted from 1. */
export const lineInDoubt = (bytes: Uint8Array): number => {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .split(/\r\n|\r|\n/);
  const half = UPPER_HALVES['windows-1252'];
  return (
    1 +
    Math.max(
      0,
      lines.findIndex((line) => doubtOf(Buffer.from(line, 'latin1'), half) > 0),
    )
  );
};
