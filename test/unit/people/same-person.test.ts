import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import { emailSchema, isReadable, normaliseEmail } from '../../../shared/domain/people/address.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import { foldAddress, isSamePerson } from '../../../shared/domain/people/same-person.ts';

const text = (maxLength = 12) => fc.string({ unit: 'binary', maxLength });
const ascii = (alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 12 });
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const local = ascii(`${LETTERS}._-'!`);
const domain = ascii('abcdefghijklmnopqrstuvwxyz').map((name) => `${name}.example`);
const randomCase = (word: string) =>
  fc
    .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
    .map((ups) => [...word].map((letter, at) => (ups[at] ? letter.toUpperCase() : letter)).join(''));

describe('the same mailbox', () => {
  it.each([
    ['sol+1@mairie.example', 'sol@mairie.example'],
    ['sol+a+b@mairie.example', 'sol@mairie.example'],
    ['SOL@MAIRIE.EXAMPLE', 'sol@mairie.example'],
    ['marie.\u212Aelvin@mairie.example', 'marie.kelvin@mairie.example'],
    ['Wei\u00DF@mairie.example', 'weiss@mairie.example'],
    ['WEI\u1E9E@mairie.example', 'weiss@mairie.example'],
    ['mi\u017Fs@mairie.example', 'miss@mairie.example'],
    ['\uFB01n@mairie.example', 'fin@mairie.example'],
    ['\uFF53\uFF4F\uFF4C@mairie.example', 'sol@mairie.example'],
    ['sol\uFF0B1@mairie.example', 'sol@mairie.example'],
    ['s\u00ADol\u200B@mairie.example', 'sol@mairie.example'],
    ['e\u0301lise@mairie.example', '\u00C9lise@mairie.example'],
    ['sol@Stra\u00DFe.example', 'sol@xn--strae-oqa.example'],
    ['sol@\u00C9cole.example', 'sol@xn--cole-9oa.example'],
    ['sol@mairie\u3002example', 'sol@mairie.example'],
    ['sol@mairie.example.', 'sol@mairie.example'],
    ['sol@\u212Aelvin.example', 'sol@kelvin.example'],
    ['sol@mairie.example.\u00AD', 'sol@mairie.example'],
    ['sol@\u{1F300}\u{E01F0}', 'sol@xn--gg8h'],
  ])('%s is that of %s', (one, other) => {
    expect(foldAddress(one)).toBe(foldAddress(other));
  });

  it.each([
    ['so1@mairie.example', 'sol@mairie.example'],
    ['s0l@mairie.example', 'sol@mairie.example'],
    ['s.ol@mairie.example', 'sol@mairie.example'],
    ['s\u043Fl@mairie.example', 'sol@mairie.example'],
    ['s\u0131l@mairie.example', 'sil@mairie.example'],
    ['sol@mairie.example', 'sol@mairie.test'],
    ['sol@fass.example', 'sol@fa\u00DF.example'],
    ['+1@mairie.example', '+2@mairie.example'],
  ])('%s is not that of %s', (one, other) => {
    expect(foldAddress(one)).not.toBe(foldAddress(other));
  });

  it('is found whatever the case and whatever follows a plus', () => {
    const written = fc.tuple(local, domain, text()).chain(([name, host, tag]) =>
      fc.tuple(
        fc.constant(`${name}@${host}`),
        fc.tuple(randomCase(name), randomCase(host)).map(([n, h]) => `${n}+${tag.replaceAll('@', '')}@${h}`),
      ),
    );
    fc.assert(
      fc.property(written, ([plain, other]) => {
        expect(foldAddress(other)).toBe(foldAddress(plain));
      }),
    );
  });

  it('is found by Unicode’s own simple folding, character by character', () => {
    const character = fc.integer({ min: 0x80, max: 0x1_ffff }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.constantFrom(...LETTERS), character, (letter, other) => {
        const isCase = new RegExp(`^${letter}$`, 'iu').test(other);
        const isFolded = foldAddress(`${other}@a.example`) === foldAddress(`${letter}@a.example`);
        expect(isFolded || !isCase).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never joins what differs in ASCII by more than case and a tag', () => {
    fc.assert(
      fc.property(local, local, domain, domain, (a, b, m, n) => {
        expect(foldAddress(`${a}@${m}`) === foldAddress(`${b}@${n}`)).toBe(a === b && m === n);
      }),
    );
  });

  it('stays what it is when it is folded again, whatever is written', () => {
    fc.assert(
      fc.property(text(), text(), (name, host) => {
        const once = foldAddress(`${name}@${host}`);
        expect(foldAddress(once)).toBe(once);
      }),
      {
        numRuns: 2_000,
        // An invisible character kept the first from being a domain name, and the trailing dot of the second from sight.
        examples: [
          ['', '\u{1F300}\u{E01F0}'],
          ['sol', 'mairie.example.\u00AD'],
        ],
      },
    );
  });
});

describe('the same person', () => {
  const [ana, bob] = ['A', 'B'].map((letter) => personIdSchema.parse(`01KB0ZTF3N5Q7R9S1T3V5X7Z9${letter}`));
  const party = {
    personId: ana as NonNullable<typeof ana>,
    email: verifiedEmailSchema.parse('sol+1@mairie.example'),
  };
  const named = (personId: typeof bob, email: string | undefined) => ({
    personId: personId as NonNullable<typeof bob>,
    email,
  });

  it.each([
    ['by the person, whatever the address', named(ana, 'other@mairie.example'), true],
    ['by the person, where the item kept no address', named(ana, undefined), true],
    ['by the address, as an item kept it before it was folded', named(bob, 'SOL@mairie.example'), true],
    ['by nothing, where the item kept no address', named(bob, undefined), false],
    ['by nothing, where the item kept an empty one', named(bob, ''), false],
    ['by nothing else', named(bob, 'bob@mairie.example'), false],
  ])('is told %s', (_, other, same) => {
    expect(isSamePerson(party, other)).toBe(same);
  });
});

describe('a verified address', () => {
  it.each([
    '"sol"@mairie.example',
    'sol(1)@mairie.example',
    's ol@mairie.example',
    'sol@',
    'a@b@mairie.example',
    '',
  ])('is not %s, which writes one mailbox in two ways', (address) => {
    expect(verifiedEmailSchema.safeParse(address).success).toBe(false);
  });
  it.each(['sol+1@mairie.example', 'o’brien@mairie.example', "d'arc@mairie.example", 'é@école.example'])(
    'may be %s',
    (address) => {
      expect(verifiedEmailSchema.safeParse(address).success).toBe(true);
    },
  );
});

describe('an address that somebody is found by', () => {
  it('has no case, and no letter that only looks like one in lower case', () => {
    expect(normaliseEmail(' Marie.DURAND@Mairie.example ')).toBe('marie.durand@mairie.example');
    expect(normaliseEmail('\u212Aarim@mairie.example')).not.toBe('karim@mairie.example');
  });

  it.each([
    ['Hélène@École.example', 'he\u0301le\u0300ne@xn--cole-9oa.example'],
    ['sol@STRASSE.example', 'sol@strasse.example'],
    ['sol@Straße.example', 'sol@xn--strae-oqa.example'],
  ])('is one, written %s and %s', (one, other) => {
    expect(emailSchema.safeParse(one).success && emailSchema.safeParse(other).success).toBe(true);
    expect(normaliseEmail(one)).toBe(normaliseEmail(other));
    expect(emailSchema.safeParse(normaliseEmail(one)).success).toBe(true);
  });

  it.each([
    ['paul@mairie.example', 'p\u0430ul@mairie.example'],
    ['sol@mairie.example', 's\u03BFl@mairie.example'],
    ['sil@mairie.example', 's\u0131l@mairie.example'],
    ['hélène@mairie.example', 'helene@mairie.example'],
  ])(
    '%s is not %s; one that only looks like another is nobody’s to invite, and proves nobody',
    (one, other) => {
      expect(normaliseEmail(one)).not.toBe(normaliseEmail(other));
      const isAscii = /^[!-~]+$/.test(other);
      expect(emailSchema.safeParse(other).success).toBe(isAscii);
      expect(isReadable(normaliseEmail(other))).toBe(isAscii);
    },
  );

  it('never shows a domain as another one that it only looks like', () => {
    const shown = normaliseEmail('sol@mairie-cl\u0430mart.example');
    expect(shown).toMatch(/^sol@xn--[a-z0-9-]+\.example$/);
    expect(emailSchema.safeParse('sol@mairie-cl\u0430mart.example').success).toBe(false);
    expect(emailSchema.safeParse(shown).success).toBe(true);
  });

  it('is normalised once and for all, whatever is written', () => {
    fc.assert(
      fc.property(text(), text(), (name, host) => {
        const once = normaliseEmail(`${name}@${host}`);
        expect(normaliseEmail(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
