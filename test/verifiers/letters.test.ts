import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { afterAll, expect, test } from 'vitest';
import { renderActivationLetter } from '../../shared/administrator-changes/letters/activation-letter.ts';
import { renderNoticeLetter } from '../../shared/administrator-changes/letters/notice-letter.ts';
import {
  activationLetter,
  HARD_NAMES,
  letterAbout,
  orderedChange,
} from '../support/administrator-changes/letters.ts';
import { askVeraPdf } from './verapdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'trousseau-verifiers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, pdf: Uint8Array): string => {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  return file;
};

const RANDOM = 5;
/** Letters of any script: the domain lets in more than anybody thinks of. */
const anyNames = (): string[] =>
  fc.sample(fc.string({ unit: fc.constantFrom(...lettersOfEveryScript()), maxLength: 30 }), RANDOM);
const lettersOfEveryScript = (): string[] =>
  Array.from({ length: 0x3000 }, (_, index) => String.fromCodePoint(index * 5)).filter((one) =>
    /^\p{L}$/u.test(one),
  );

test('letters are PDF/A-2a and PDF/UA-1, whatever the names in them', async () => {
  const named = [...HARD_NAMES, 'محمد بن علي', 'דוד Żak', 'प्रिया', '\u{20bb7}', ...anyNames()];
  const keys = await Promise.all(
    named.map(async (name, index) => write(`key-${index}`, await renderActivationLetter(letterAbout(name)))),
  );
  const change = orderedChange();
  const { recipient, sender } = activationLetter();
  const notices = await Promise.all(
    (['request', 'approval'] as const).map(async (about) => {
      const letter = { about, change, recipient, sender, writtenAt: change.requestedAt };
      return write(about, await renderNoticeLetter(letter));
    }),
  );
  const files = [...keys, ...notices];
  expect(await askVeraPdf(files)).toEqual(
    files.flatMap((file) => ['2a', 'ua1'].map((standard) => ({ file, standard, faults: [] }))),
  );
});

test('veraPDF refuses what claims neither', async () => {
  const document = new PDFDocument();
  const chunks: Uint8Array[] = [];
  const written = new Promise((resolve) => document.on('end', resolve));
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  document.text('Untagged, in a font of the reader’s.');
  document.end();
  await written;
  const verdicts = await askVeraPdf([write('plain', Buffer.concat(chunks))]);
  expect(verdicts.map(({ standard }) => standard)).toEqual(['2a', 'ua1']);
  for (const { faults } of verdicts) expect(faults).toContain('not compliant');
});
