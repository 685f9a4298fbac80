import { writeColumn } from '../../pdf/write-column.ts';
import { writeDocument } from '../../pdf/write-document.ts';
import { type LetterRecipient, recipientLines } from './recipient-lines.ts';

/**
 * Millimetres on A4. The recipient's address stands in the window of a French DL envelope (NF Z11-001): 20 mm from
 * the right, 45 to 80 mm from the top. Nothing else may come near it.
 */
const SENDER = { left: 20, top: 15, width: 75 };
const RECIPIENT = { left: 105, top: 46, width: 85 };
const BODY = { left: 20, top: 92, width: 170 };

const TEXT = { face: 'regular', size: 10.5 } as const;
const HEADING = { face: 'bold', size: 10.5 } as const;
const SMALL = { face: 'regular', size: 8.5 } as const;
const SENDER_NAME = { face: 'bold', size: 10.5 } as const;
const KEY = { face: 'monospaced', size: 26 } as const;

/** One part of a letter's text. */
export type LetterPart = { paragraphs: readonly string[] } | { key: string } | { heading: string };

/** What a letter says, in reading order. */
export interface LetterText {
  title: string;
  sender: { name: string; lines: readonly string[] };
  date: string;
  object: string;
  reference: string;
  parts: readonly LetterPart[];
}

/** The letter as a PDF of one A4 page. Equal letters have equal bytes. */
export const renderLetter = (
  { title, sender, date, object, reference, parts }: LetterText,
  recipient: LetterRecipient,
  writtenAt: Date,
): Promise<Uint8Array> =>
  writeDocument({ title, writtenAt }, (sheet) => {
    const from = writeColumn(sheet, SENDER);
    from.line(sender.name, SENDER_NAME);
    for (const line of sender.lines) from.line(line, SMALL);
    const to = writeColumn(sheet, RECIPIENT);
    for (const line of recipientLines(recipient)) to.line(line, TEXT);

    const body = writeColumn(sheet, BODY);
    body.line(date, TEXT);
    body.skip(5);
    body.line(object, HEADING, 'H1');
    body.line(reference, SMALL);
    body.skip(6);
    for (const part of parts) {
      if ('key' in part) {
        body.framed(part.key, KEY, 6);
        body.skip(6);
      } else if ('heading' in part) {
        body.line(part.heading, HEADING, 'H2');
        body.skip(1);
      } else {
        for (const one of part.paragraphs) {
          body.paragraph(one, TEXT);
          body.skip(3);
        }
        body.skip(2);
      }
    }
  });
