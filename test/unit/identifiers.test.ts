import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import vectors from '../data/siret-vectors.json' with { type: 'json' };
import { sirenNumber, siretNumber } from '../support/directory/luhn.ts';

const isSiren = (text: string): boolean => sirenSchema.safeParse(text).success;
const isSiret = (text: string): boolean => siretSchema.safeParse(text).success;

const LA_POSTE = '356000000';
const siren = fc.integer({ min: 1, max: 99_999_999 }).map(sirenNumber);
const nicRank = fc.nat({ max: 9_999 });
const siret = fc
  .tuple(
    siren.filter((text) => text !== LA_POSTE),
    nicRank,
  )
  .map(([unit, rank]) => siretNumber(unit, rank));

const withDigitChanged = (text: string, place: number, shift: number): string =>
  text.slice(0, place) + ((Number(text[place]) + shift) % 10) + text.slice(place + 1);

test.each(vectors.valid)('%s is a SIRET', (text) => {
  expect(isSiret(text)).toBe(true);
});

test.each(vectors.invalid)('"%s" is no SIRET', (text) => {
  expect(isSiret(text)).toBe(false);
});

test('a SIREN and a SIRET with their check digits are accepted', () => {
  fc.assert(fc.property(siren, isSiren));
  fc.assert(fc.property(siret, isSiret));
});

test('a SIRET with any one digit changed is refused', () => {
  fc.assert(
    fc.property(
      siret,
      fc.nat({ max: 13 }),
      fc.integer({ min: 1, max: 9 }),
      (text, place, shift) => !isSiret(withDigitChanged(text, place, shift)),
    ),
  );
});

test('a SIREN with any one digit changed is refused', () => {
  fc.assert(
    fc.property(
      siren,
      fc.nat({ max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (text, place, shift) => !isSiren(withDigitChanged(text, place, shift)),
    ),
  );
});

test('only an establishment of La Poste may have a digit sum divisible by 5 in place of a check digit', () => {
  const sum = (text: string): number => [...text].reduce((total, digit) => total + Number(digit), 0);
  fc.assert(
    fc.property(fc.nat({ max: 99_999 }), (nic) => {
      const text = LA_POSTE + String(nic).padStart(5, '0');
      const luhn = text === siretNumber(LA_POSTE, Math.floor(nic / 10));
      return isSiret(text) === (luhn || sum(text) % 5 === 0);
    }),
  );
});

test('text around the digits, digits other than 0 to 9, and nine zeros are refused', () => {
  for (const text of [' 219200235', '219200235\n', '219 200 235', '٢١٩٢٠٠٢٣٥', '000000000', ''])
    expect(isSiren(text)).toBe(false);
});
