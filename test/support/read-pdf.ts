import { getDocumentProxy } from 'unpdf';

const MILLIMETRES_PER_POINT = 25.4 / 72;

/** A piece of text on a page: millimetres from the left, and from the top to its baseline. */
export interface PrintedText {
  text: string;
  left: number;
  right: number;
  top: number;
  font: string;
  /** In points. */
  size: number;
}

/** In reading order, without line breaks: pieces that touch are one word. */
const readTogether = (pieces: readonly PrintedText[]): string =>
  pieces
    .map(({ text, left, top }, index) => {
      const before = pieces[index - 1];
      const touches = before?.top === top && Math.abs(left - before.right) < 0.1;
      return touches ? text : ` ${text}`;
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What another PDF library than the one that wrote the file finds in it. */
export const readPdf = async (bytes: Uint8Array) => {
  // pdf.js keeps the bytes that it is given, and takes no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const page = await document.getPage(1);
  const [, , width = 0, height = 0] = page.view;
  const { items, styles, lang } = await page.getTextContent();
  const pieces = items.flatMap((item): PrintedText[] => {
    if (!('str' in item)) return [];
    const [size = 0, , , , x = 0, y = 0] = item.transform;
    return [
      {
        text: item.str,
        left: x * MILLIMETRES_PER_POINT,
        right: (x + item.width) * MILLIMETRES_PER_POINT,
        top: (height - y) * MILLIMETRES_PER_POINT,
        font: styles[item.fontName]?.fontFamily ?? '',
        size,
      },
    ];
  });
  const texts = pieces.filter(({ text }) => text.trim() !== '');
  const { info } = await document.getMetadata();
  return {
    pages: document.numPages,
    width: width * MILLIMETRES_PER_POINT,
    height: height * MILLIMETRES_PER_POINT,
    language: lang,
    title: 'Title' in info ? info.Title : undefined,
    texts,
    text: readTogether(pieces),
  };
};

/** A tag, as whoever has the document read aloud meets it. */
const tagsIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null || !('role' in node)) return [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [String(node.role), ...children.flatMap(tagsIn)];
};

/** Its tags in reading order, and the fonts that it brings: one without a file would be the reader's own. */
export const readTagsAndFonts = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const page = await document.getPage(1);
  await page.getOperatorList();
  const { items } = await page.getTextContent();
  const names = new Set(items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])));
  const fonts = [...names].map(
    (name) => page.commonObjs.get(name) as { name: string; missingFile?: boolean },
  );
  return {
    isMarked: (await document.getMarkInfo())?.Marked,
    tags: tagsIn(await page.getStructTree()),
    fonts: fonts.map(({ name, missingFile }) => ({
      name: name.replace(/^[A-Z]{6}\+/, ''),
      isEmbedded: missingFile !== true,
    })),
  };
};
