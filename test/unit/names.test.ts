import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asNames, fullName, nameInMail, namesOr } from '../../shared/domain/names.ts';
import { givenNameSchema, nameSchema, organisationNameSchema } from '../../shared/domain/texts.ts';

const isAccepted = (text: string): boolean => nameSchema.safeParse(text).success;

describe('a name', () => {
  it.each([
    ...[
      'Nadia',
      'Jean-Philippe',
      'D’Artagnan',
      "N'Diaye",
      'de la Tour',
      'Ngọc',
      'Łukasz',
      'Ștefan',
      'Иванова',
      '王小明',
    ],
    ...['J.-P.', 'Ph.', 'St. John', 'Ste. Marie', 'Mme.', 'Jean-Ph. Marc', "O'Brien-St. Clair", 'ܡܪܝܡ'],
  ])('may be %s', (name) => {
    expect(nameSchema.parse(name)).toBe(name.normalize('NFC'));
  });

  it.each([
    ...['evil.example', 'www.evil', 'https://evil', 'a.b', 'Marguerite.', 'Jean.Paul', '.', '..', 'J..'],
    ...['Rob3rt', 'x@y', 'a/b', 'a:b', '<b>', 'a, b', 'a_b', '٣', 'Zoé🎉', '-', '’', ' ', ''],
    ...['a\u202eb', 'a\u200db', 'a\u00adb', 'a\ufeffb', 'a\u2066b', 'a\u0000b', 'a\nb', 'a\tb'],
    ...['\u3164', 'a\u115fb', 'a\u034fb', 'a\ufe0fb', '\u0301', 'a \u0301', 'Z\u0335\u0336\u0337'],
    ...['a'.repeat(61), 'e\u0323\u0331'.repeat(61), 'a'.repeat(100_000)],
  ])('is never %j', (text) => {
    expect(isAccepted(text)).toBe(false);
  });

  it('has sixty visible characters at most, however each is written', () => {
    expect(isAccepted('e\u0323\u0331'.repeat(60))).toBe(true);
    expect(isAccepted('é'.repeat(60))).toBe(true);
  });

  it('comes out without a digit, a link, or what turns or hides text, whatever goes in', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'ab.-’ \u0301\u0302\u202e\u00a01@:/'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const name = nameSchema.safeParse(text).data;
        if (name === undefined) return;
        expect(name).not.toMatch(/[\p{N}\p{C}\p{S}@:/_,;!?<>"]/u);
        expect(name).not.toMatch(/\p{M}{3}|(?:^|[^\p{L}\p{M}])\p{M}/u);
        expect(name).not.toMatch(/\.(?![ \-\u2010\u2011]|$)|[\p{L}]{5}\./u);
        expect(nameSchema.parse(name)).toBe(name);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is read in time that grows with its length, however it is made', () => {
    const begun = performance.now();
    for (const text of ['a.', 'a', 'aa.', '-', 'a\u0301', "a'"]) isAccepted(`${text.repeat(180)}!`);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('a single name', () => {
  const SINGLE = { familyName: 'Suharto', givenName: '' };
  it('is a family name, wherever it was written, and is no half of another one', () => {
    expect(asNames({ familyName: '', givenName: 'Suharto' })).toEqual(SINGLE);
    expect(fullName(SINGLE)).toBe('Suharto');
    expect(nameInMail(SINGLE)).toBe('Suharto');
    expect(namesOr(SINGLE, { familyName: 'Suharto', givenName: 'Haji' })).toEqual(SINGLE);
    expect([givenNameSchema, nameSchema].map((each) => each.safeParse(' ').success)).toEqual([true, false]);
  });
});

describe('a name from before the rule', () => {
  it('goes into no mail where it does not keep it', () => {
    expect(nameInMail({ givenName: 'https://evil', familyName: 'Roux' })).toBeUndefined();
    expect(nameInMail({ givenName: '', familyName: '' })).toBeUndefined();
    expect(nameInMail({ givenName: '', familyName: 'Roux' })).toBe('Roux');
    expect(fullName({ givenName: 'Nadia', familyName: 'Roux' })).toBe('Nadia Roux');
  });
});

describe('the name of an organisation', () => {
  it.each(['S.A.R.L. DUPONT & FILS', 'SIVOM 2000', 'C.C.A.S. de Clamart (92)', 'S.A. Martin'])(
    'may be %s',
    (name) => {
      expect(organisationNameSchema.parse(name)).toBe(name);
    },
  );

  it.each(['https://evil', 'evil.example', 'write to a@b', 'www.evil'])('is never %s', (name) => {
    expect(organisationNameSchema.safeParse(name).success).toBe(false);
  });
});
