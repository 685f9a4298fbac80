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

/** What another PDF library than the one that wrote the file finds in it. */
export const readPdf = async (bytes: Uint8Array) => {
  // pdf.js keeps the bytes that it is given, and takes no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const page = await document.getPage(1);
  const [, , width = 0, height = 0] = page.view;
  const { items, styles, lang } = await page.getTextContent();
  const texts = items.flatMap((item): PrintedText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
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
  const { info } = await document.getMetadata();
  return {
    pages: document.numPages,
    width: width * MILLIMETRES_PER_POINT,
    height: height * MILLIMETRES_PER_POINT,
    language: lang,
    title: 'Title' in info ? info.Title : undefined,
    texts,
    /** In reading order, without line breaks. */
    text: texts.map(({ text }) => text).join(' '),
  };
};
