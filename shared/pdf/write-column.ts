import type { Face } from './font-packages.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { type Run, visible } from './text-runs.ts';
import { shortenText, wrapText } from './wrap-text.ts';
import type { Sheet } from './write-document.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const millimetres = (length: number): number => length * POINTS_PER_MILLIMETRE;

/** Distance between two lines, in sizes of the type. */
const LEADING = 1.35;
/** Height of capitals, in sizes of the type. */
const CAPITALS = 0.714;

export interface Type {
  face: Face;
  /** In points. */
  size: number;
}

/** What a text is to whoever has it read aloud. */
export type Role = 'H1' | 'H2' | 'P';

/** A column of the page: lengths are millimetres, from the left and from the top. */
export interface Column {
  left: number;
  top: number;
  width: number;
}

/** Writes a column from top to bottom, each text under the one before. */
export const writeColumn = ({ document, content }: Sheet, { left, top, width }: Column) => {
  const x = millimetres(left);
  const points = millimetres(width);
  let y = millimetres(top);

  const setFont = ({ font }: Run, size: number) => {
    document.registerFont(font.name, font.bytes);
    return document.font(font.name).fontSize(size);
  };
  const widthOf = (runs: readonly Run[], size: number): number =>
    runs.reduce((sum, run) => sum + setFont(run, size).widthOfString(run.text), 0);
  const measure =
    ({ face, size }: Type) =>
    (text: string): number =>
      stretchesOf(face, text).reduce((sum, { runs }) => sum + widthOf(runs, size), 0);
  const draw = (runs: readonly Run[], size: number, from: number, baseline: number): number =>
    runs.reduce((at, run) => {
      setFont(run, size).text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      return at + widthOf([run], size);
    }, from);

  /** The contents of a line's tag: what is read in another order than it is printed has a tag of its own. */
  const lineOf = (stretches: readonly Stretch[], size: number, from: number, baseline: number) => {
    let at = from;
    return stretches.map(({ spoken, runs }) => {
      const print = (): void => {
        at = draw(runs, size, at, baseline);
      };
      return spoken === undefined ? print : document.struct('Span', { actual: spoken }, print);
    });
  };

  /** Lines of one text. All but the last end with a space, so that whoever has it read aloud hears two words. */
  const write = (lines: readonly string[], { face, size }: Type, role: Role): void => {
    const parts = lines.flatMap((line, index) => {
      const baseline = y + size + index * size * LEADING;
      const text = index === lines.length - 1 ? line : `${line} `;
      return lineOf(stretchesOf(face, text), size, x, baseline);
    });
    if (parts.length > 0) content.add(document.struct(role, {}, parts));
    y += lines.length * size * LEADING;
  };

  return {
    skip: (length: number): void => {
      y += millimetres(length);
    },
    /** Writes on one line and shortens what does not fit. */
    line: (text: string, type: Type, role: Role = 'P'): void =>
      write([shortenText(visible(text), points, measure(type))], type, role),
    paragraph: (text: string, type: Type): void =>
      write(wrapText(visible(text), points, measure(type)), type, 'P'),
    /** Writes capitals in the middle of a frame as wide as the column. */
    framed: (text: string, type: Type, padding: number): void => {
      const height = type.size * CAPITALS + 2 * millimetres(padding);
      document.markContent('Artifact', { type: 'Layout' });
      document.lineWidth(1).rect(x, y, points, height).stroke();
      document.endMarkedContent();
      const from = x + (points - measure(type)(text)) / 2;
      const baseline = y + (height + type.size * CAPITALS) / 2;
      content.add(document.struct('P', {}, lineOf(stretchesOf(type.face, text), type.size, from, baseline)));
      y += height;
    },
  };
};
