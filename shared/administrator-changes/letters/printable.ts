import type { PDFFont } from 'pdf-lib';

const REPLACEMENT = '?';
const SPACES = /\s+/gu;
/** Control characters, direction marks and halves of surrogates, none of which can be seen on paper. */
const INVISIBLE = /\p{C}/gu;
const ACCENTS = /\p{M}/gu;

/**
 * The text as the font can print it, on one line. The standard fonts know the letters of Western Europe (WinAnsi).
 * Any other letter loses its accent, or is replaced.
 */
export const printable = (font: PDFFont, text: string): string => {
  const known = new Set(font.getCharacterSet());
  const isKnown = (character: string): boolean => known.has(character.codePointAt(0) ?? 0);
  const replace = (character: string): string => {
    if (isKnown(character)) return character;
    const plain = [...character.normalize('NFKD').replace(ACCENTS, '')];
    return plain.length > 0 && plain.every(isKnown) ? plain.join('') : REPLACEMENT;
  };
  const visible = text.replace(SPACES, ' ').replace(INVISIBLE, '').normalize('NFC').trim();
  return [...visible].map(replace).join('');
};
