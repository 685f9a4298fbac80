import { type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import { printable } from './printable.ts';
import { shortenText, wrapText } from './wrap-text.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const millimetres = (length: number): number => length * POINTS_PER_MILLIMETRE;

const BLACK = rgb(0, 0, 0);
/** Distance between two lines, in sizes of the type. */
const LEADING = 1.35;
/** Height of Courier's capitals, in sizes of the type. */
const CAPITALS = 0.57;

export interface Type {
  font: PDFFont;
  /** In points. */
  size: number;
}

/** A column of the page: lengths are millimetres, from the left and from the top. */
export interface Column {
  left: number;
  top: number;
  width: number;
}

/** The width as drawn, character by character. The library would measure with kerning, but draws without. */
const measure =
  ({ font, size }: Type) =>
  (text: string): number =>
    [...text].reduce((width, character) => width + font.widthOfTextAtSize(character, size), 0);

/** Writes a column from top to bottom, each text under the one before. */
export const writeDown = (page: PDFPage, { left, top, width }: Column) => {
  const x = millimetres(left);
  const points = millimetres(width);
  let y = page.getHeight() - millimetres(top);
  const write = (text: string, { font, size }: Type, indent: number, baseline: number): void =>
    page.drawText(text, { x: x + indent, y: baseline, font, size, color: BLACK });
  const writeLine = (text: string, type: Type): void => {
    write(text, type, 0, y - type.size);
    y -= type.size * LEADING;
  };
  return {
    skip: (length: number): void => {
      y -= millimetres(length);
    },
    /** Writes on one line and shortens what does not fit. */
    line: (text: string, type: Type): void =>
      writeLine(shortenText(printable(type.font, text), points, measure(type)), type),
    paragraph: (text: string, type: Type): void => {
      for (const line of wrapText(printable(type.font, text), points, measure(type))) writeLine(line, type);
    },
    /** Writes capitals in the middle of a frame as wide as the column. */
    framed: (text: string, type: Type, padding: number): void => {
      const height = type.size + 2 * millimetres(padding);
      page.drawRectangle({ x, y: y - height, width: points, height, borderColor: BLACK, borderWidth: 1 });
      const indent = (points - measure(type)(text)) / 2;
      write(text, type, indent, y - (height + type.size * CAPITALS) / 2);
      y -= height;
    },
  };
};
