import PDFDocument from 'pdfkit';
import { ACCESSIBLE } from './metadata.ts';

const AUTHOR = 'Trousseau';

export interface DocumentInfo {
  title: string;
  /** The instant that it tells of rather than the present one, so that a document that is written again is the same to the byte. */
  writtenAt: Date;
}

/** A page of A4, and what is on it, in reading order. */
export interface Sheet {
  document: PDFKit.PDFDocument;
  content: PDFKit.PDFStructureElement;
}

/**
 * A document in French of one A4 page, as is archived (PDF/A-2a) and read aloud (PDF/UA-1): every font in it, every
 * text tagged. Equal documents have equal bytes.
 */
export const writeDocument = async (
  { title, writtenAt }: DocumentInfo,
  write: (sheet: Sheet) => void,
): Promise<Uint8Array> => {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    // No font before one is named: the library's first one could not be embedded.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: {
      Title: title,
      Author: AUTHOR,
      Creator: AUTHOR,
      Producer: AUTHOR,
      CreationDate: writtenAt,
      ModDate: writtenAt,
    },
  });
  const chunks: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.appendXML(ACCESSIBLE);
  const content = document.struct('Document');
  document.addStructure(content);
  write({ document, content });
  content.end();
  document.end();
  await written;
  return new Uint8Array(Buffer.concat(chunks));
};
