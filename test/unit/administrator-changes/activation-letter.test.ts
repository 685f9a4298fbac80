import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderActivationLetter } from '../../../shared/administrator-changes/letters/activation-letter.ts';
import type { ActivationLetter } from '../../../shared/administrator-changes/letters/letter-wording.ts';
import { formatKey } from '../../../shared/domain/administrator-changes/activation-key.ts';
import { administratorChangeKindSchema } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { activationLetter, HARD_NAMES, letterAbout } from '../../support/administrator-changes/letters.ts';
import { readPdf, readTagsAndFonts } from '../../support/read-pdf.ts';

const A4 = { width: 210, height: 297 };
const MARGIN = 20;
const BOTTOM_MARGIN = 15;
/** The window of a French DL envelope, in millimetres of the letter behind it. */
const WINDOW = { left: 100, right: 190, top: 45, bottom: 80 };

/** What a glyph without a letter, or a replacement, is read as. */
const NOT_PRINTED = /[\0\ufffd]/;
const print = async (letter: ActivationLetter) => readPdf(await renderActivationLetter(letter));
const typical = activationLetter();

const inWindow = ({ texts }: Awaited<ReturnType<typeof print>>) =>
  texts
    .filter(({ right, top }) => right > WINDOW.left && top > WINDOW.top && top < WINDOW.bottom)
    .map(({ text }) => text);

describe('the letter', () => {
  test('is one A4 page in French, with a title', async () => {
    const printed = await print(typical);
    expect(printed.pages).toBe(1);
    expect(printed.width).toBeCloseTo(A4.width, 0);
    expect(printed.height).toBeCloseTo(A4.height, 0);
    expect(printed.language).toBe('fr-FR');
    expect(printed.title).toBe('Clé d’activation pour une demande d’administrateur');
  });

  test('shows the address in the window of the envelope, and nothing else', async () => {
    expect(inWindow(await print(typical))).toEqual([
      'COMMUNE D ANTONY',
      'MAIRIE',
      'HOTEL DE VILLE',
      'PLACE DE L HOTEL DE VILLE',
      'BP 60086',
      '92161 ANTONY CEDEX',
    ]);
  });

  test('keeps the address 20 mm from the right, and in the window', async () => {
    const { texts } = await print(typical);
    const address = texts.filter(({ left }) => left > WINDOW.left).slice(0, 6);
    expect(address.at(-1)?.text).toBe('92161 ANTONY CEDEX');
    for (const { left, right, top } of address) {
      expect(left).toBeGreaterThan(WINDOW.left);
      expect(right).toBeLessThanOrEqual(WINDOW.right);
      expect(top).toBeGreaterThan(WINDOW.top);
      expect(top).toBeLessThan(WINDOW.bottom);
    }
  });

  test('names an establishment once when its organisation has the same name', async () => {
    const recipient = { ...typical.recipient, name: 'Commune d Antony' };
    expect(inWindow(await print({ ...typical, recipient })).slice(0, 2)).toEqual([
      'Commune d Antony',
      'HOTEL DE VILLE',
    ]);
  });

  test('shows nothing that Sirene may not show', async () => {
    const recipient = { ...typical.recipient, address: { lines: ['[ND]'], city: 'ANTONY' } };
    const printed = await print({ ...typical, recipient });
    expect(inWindow(printed)).toEqual(['COMMUNE D ANTONY', 'MAIRIE', 'ANTONY']);
    expect(printed.text).not.toContain('[ND]');
  });

  test('prints the key once, in four groups of five, large and monospaced', async () => {
    const { texts, text } = await print(typical);
    const key = formatKey(typical.key);
    expect(text.split(key)).toHaveLength(2);
    expect(texts.find((one) => one.text === key)?.size).toBeGreaterThanOrEqual(24);
  });

  test.each([
    ['97490', '14 h 00 (heure de La Réunion)'],
    ['97300', '7 h 00 (heure de la Guyane)'],
    ['98714', '0 h 00 (heure de Tahiti)'],
    ['92160', '11 h 00 (heure de Paris)'],
  ])('tells whoever opens it at %s the hour of their own clock: %s', async (postalCode, hour) => {
    const { address } = typical.recipient;
    const letter = { ...typical, recipient: { ...typical.recipient, address: { ...address, postalCode } } };
    expect((await print(letter)).text.replaceAll('\u00a0', ' ')).toMatch(
      new RegExp(`avant le 1[45] décembre 2026 à 0?${hour.replaceAll(/[()]/g, '\\$&')}`),
    );
  });

  test('says who asks for what, where and until when to enter the key, and what to do about a surprise', async () => {
    const { text } = await print(typical);
    for (const said of [
      'Le 15 novembre 2026',
      'Référence : 219200235-01J9ZK00000000000000000000, lettre 1',
      'Camille Lefèvre (camille.lefevre@antony.example) demande à devenir administrateur',
      'de la commune d’Antony (SIREN 219 200 235)',
      'l’établissement SIRET 219 200 235 00014',
      'https://trousseau.example',
      'avant le 15 décembre 2026 à 11 h 00 (heure de Paris)',
      'Ne remettez la clé à personne',
      'Plateforme dédiée aux employeurs au 3679',
      'TSA 00000 00000 EXEMPLE CEDEX',
      'Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée. L’équipe de Trousseau',
    ]) {
      expect(text).toContain(said);
    }
  });

  test('words each kind of request differently', async () => {
    const texts = await Promise.all(
      administratorChangeKindSchema.options.map(
        async (kind) => (await print({ ...typical, change: { ...typical.change, kind } })).text,
      ),
    );
    expect(new Set(texts).size).toBe(administratorChangeKindSchema.options.length);
  });

  test('is the same to the byte each time it is written', async () => {
    expect(await renderActivationLetter(activationLetter())).toEqual(await renderActivationLetter(typical));
  });

  test.each(HARD_NAMES)('prints « %s » as it is', async (name) => {
    const { text } = await print(letterAbout(name));
    expect(text).toContain(`${name} (camille.lefevre@antony.example) demande`);
    expect(text).not.toMatch(NOT_PRINTED);
  });

  test('prints letters that no font has as a replacement that is seen', async () => {
    const { text } = await print(letterAbout('Li \u{20bb7}\u0301 Wei'));
    expect(text).toContain('Li \ufffd Wei (camille');
  });

  test('is tagged, and brings every font that it uses', async () => {
    const read = await Promise.all(
      [typical, ...HARD_NAMES.slice(0, 1).map(letterAbout)].map(async (one) =>
        readTagsAndFonts(await renderActivationLetter(one)),
      ),
    );
    for (const { isMarked, tags, fonts } of read) {
      expect(isMarked).toBe(true);
      expect(tags.slice(0, 2)).toEqual(['Root', 'Document']);
      expect(tags.filter((tag) => tag.startsWith('H'))).toEqual(['H1', 'H2']);
      expect(fonts.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['NotoSans-Regular', 'NotoSans-Bold', 'NotoSansMono-Bold']),
      );
      expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    }
  });

  test('prints no name that says something else', async () => {
    const candidate = { ...typical.change.candidate, givenName: 'https://evil.example' };
    const { text } = await print({ ...typical, change: { ...typical.change, candidate } });
    expect(text).toContain('Une personne (camille.lefevre@antony.example) demande');
    expect(text).not.toContain('evil');
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('W'.repeat(400), 'W '.repeat(200), '\ud800', '\n\n\n', ''),
);

test('for any names and address, the letter stays on its page and the address in its window', async () => {
  const anyLetter = fc.record({
    kind: fc.constantFrom(...administratorChangeKindSchema.options),
    names: fc.tuple(anyName, anyName, anyName, anyName),
    lines: fc.array(anyName, { maxLength: 8 }),
    city: anyName,
    email: anyName,
  });
  await fc.assert(
    fc.asyncProperty(
      anyLetter,
      async ({ kind, names: [given, family, organisation, name], lines, city, email }) => {
        const candidate = { ...typical.change.candidate, givenName: given, familyName: family, email };
        const { pages, texts, text } = await print({
          ...typical,
          change: { ...typical.change, kind, candidate },
          recipient: { organisationName: organisation, name, address: { lines, postalCode: '92161', city } },
        });
        expect(pages).toBe(1);
        expect(text).toContain(formatKey(typical.key));
        const right = Math.max(...texts.map((one) => one.right));
        expect(right).toBeLessThanOrEqual(A4.width - MARGIN + 0.1);
        expect(Math.max(...texts.map(({ top }) => top))).toBeLessThan(A4.height - BOTTOM_MARGIN);
        const code = texts.find((one) => one.text.startsWith('92161'));
        expect(code?.top).toBeLessThan(WINDOW.bottom);
      },
    ),
    { numRuns: 12 },
  );
});
