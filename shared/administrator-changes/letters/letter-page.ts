import { PageSizes, PDFDocument, StandardFonts } from 'pdf-lib';
import { writeDown } from './page-writer.ts';
import { type LetterRecipient, recipientLines } from './recipient-lines.ts';

/**
 * Millimetres on A4. The recipient's address stands in the window of a French DL envelope (NF Z11-001): 20 mm from
 * the right, 45 to 80 mm from the top. Nothing else may come near it.
 */
const SENDER = { left: 20, top: 15, width: 75 };
const RECIPIENT = { left: 105, top: 46, width: 85 };
const BODY = { left: 20, top: 92, width: 170 };

const TEXT_SIZE = 11;
const SMALL_SIZE = 9;
const ADDRESS_SIZE = 11;
const KEY_SIZE = 28;

/** One part of a letter's text. */
export type LetterPart = { paragraphs: readonly string[] } | { key: string } | { heading: string };

/** What a letter says, in reading order. */
export interface LetterText {
  title: string;
  sender: readonly string[];
  date: string;
  object: string;
  reference: string;
  parts: readonly LetterPart[];
}

const openDocument = async (title: string, writtenAt: Date) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage('fr-FR');
  document.setAuthor('Trousseau');
  document.setProducer('Trousseau');
  // The order's instant rather than the present one, so that a letter that is written again is the same to the byte.
  document.setCreationDate(writtenAt);
  document.setModificationDate(writtenAt);
  return document;
};

/** The letter as a PDF of one A4 page. Equal letters have equal bytes. */
export const renderLetter = async (
  words: LetterText,
  recipientOf: LetterRecipient,
  writtenAt: Date,
): Promise<Uint8Array> => {
  const document = await openDocument(words.title, writtenAt);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const monospaced = await document.embedFont(StandardFonts.CourierBold);
  const text = { font: regular, size: TEXT_SIZE };
  const heading = { font: bold, size: TEXT_SIZE };
  const page = document.addPage(PageSizes.A4);

  const sender = writeDown(page, SENDER);
  for (const line of words.sender) sender.line(line, { font: regular, size: SMALL_SIZE });
  const recipient = writeDown(page, RECIPIENT);
  for (const line of recipientLines(recipientOf)) {
    recipient.line(line, { font: regular, size: ADDRESS_SIZE });
  }

  const body = writeDown(page, BODY);
  body.line(words.date, text);
  body.skip(5);
  body.line(words.object, heading);
  body.line(words.reference, { font: regular, size: SMALL_SIZE });
  body.skip(6);
  for (const part of words.parts) {
    if ('key' in part) {
      body.framed(part.key, { font: monospaced, size: KEY_SIZE }, 5);
      body.skip(6);
    } else if ('heading' in part) {
      body.line(part.heading, heading);
      body.skip(1);
    } else {
      for (const one of part.paragraphs) {
        body.paragraph(one, text);
        body.skip(3);
      }
      body.skip(2);
    }
  }
  return document.save();
};
