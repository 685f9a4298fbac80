import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activationSecretSchema,
  deriveKey,
  formatKey,
  hashKey,
  matchesKey,
  normaliseKey,
} from '../../../shared/domain/administrator-changes/activation-key.ts';
import { administratorChangeIdSchema } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';

const SECRET = activationSecretSchema.parse('a secret of some length, for tests alone');
const OTHER_SECRET = activationSecretSchema.parse('another secret of some length, for tests');
const CHANGE = administratorChangeIdSchema.parse('219200235-01J9ZK00000000000000000000');
const OTHER_CHANGE = administratorChangeIdSchema.parse('219200235-01J9ZK00000000000000000001');
const ALPHABET = 'ACDEFGHJKMNPQRTWXY3479';

const changeId = fc
  .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/))
  .map(([rank, ulid]) => administratorChangeIdSchema.parse(`${sirenNumber(rank)}-${ulid}`));
const letterNumber = fc.integer({ min: 1, max: 20 });
const key = fc.tuple(changeId, letterNumber).map(([id, number]) => deriveKey(SECRET, id, number));

/** A key as a person might type it: some letters in lower case, and separators anywhere. */
const typed = (text: string) =>
  fc
    .array(fc.record({ small: fc.boolean(), after: fc.constantFrom('', ' ', '-', '\u00a0', '–', '\t') }), {
      minLength: text.length,
      maxLength: text.length,
    })
    .map((manners) =>
      manners
        .map(({ small, after }, index) => {
          const character = text.charAt(index);
          return (small ? character.toLowerCase() : character) + after;
        })
        .join(''),
    );

describe('a key', () => {
  test('is always the same for one letter of one request', () => {
    expect(deriveKey(SECRET, CHANGE, 1)).toBe(deriveKey(SECRET, CHANGE, 1));
  });

  test('is another one for another letter, request or secret', () => {
    const keys = [
      deriveKey(SECRET, CHANGE, 1),
      deriveKey(SECRET, CHANGE, 2),
      deriveKey(SECRET, OTHER_CHANGE, 1),
      deriveKey(OTHER_SECRET, CHANGE, 1),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is never that of a different letter, for any requests', () => {
    fc.assert(
      fc.property(changeId, letterNumber, changeId, letterNumber, (id, number, otherId, otherNumber) => {
        fc.pre(id !== otherId || number !== otherNumber);
        expect(deriveKey(SECRET, id, number)).not.toBe(deriveKey(SECRET, otherId, otherNumber));
      }),
    );
  });

  test('has 20 characters without look-alikes, and so more than 80 bits', () => {
    fc.assert(fc.property(key, (one) => new RegExp(`^[${ALPHABET}]{20}$`).test(one)));
    expect(ALPHABET).not.toMatch(/[0O1IL2Z5S68BUV]/);
    expect(20 * Math.log2(ALPHABET.length)).toBeGreaterThan(80);
  });

  test('favours no character at any place', () => {
    const letters = Array.from({ length: 4_400 }, (_, index) => deriveKey(SECRET, CHANGE, index));
    const expected = letters.length / ALPHABET.length;
    for (let place = 0; place < 20; place += 1) {
      const seen = Map.groupBy(letters, (one) => one.charAt(place));
      const chiSquared = [...ALPHABET]
        .map((character) => ((seen.get(character)?.length ?? 0) - expected) ** 2 / expected)
        .reduce((sum, term) => sum + term, 0);
      // 21 degrees of freedom. A fair source stays below this in all but one run of 10,000 places; ours is always the
      // same.
      expect(chiSquared).toBeLessThan(55);
    }
  });

  test('is printed as four groups of five', () => {
    expect(formatKey(deriveKey(SECRET, CHANGE, 1))).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/);
  });
});

describe('a typed key', () => {
  test('is recognised in any case, with any spaces and hyphens', () => {
    fc.assert(
      fc.property(
        key.chain((one) => fc.tuple(fc.constant(one), typed(one))),
        ([one, text]) => {
          expect(normaliseKey(text)).toBe(one);
        },
      ),
    );
  });

  test('is recognised as it was printed', () => {
    fc.assert(fc.property(key, (one) => normaliseKey(formatKey(one)) === one));
  });

  test.each([
    ['nothing', ''],
    ['too little', 'ACDEF-GHJKM-NPQRT-WXY3'],
    ['too much', 'ACDEF-GHJKM-NPQRT-WXY34-A'],
    ['a character that no key has', 'ACDEF-GHJKM-NPQRT-WXY3O'],
  ])('is no key when it is %s', (_what, text) => {
    expect(normaliseKey(text)).toBeUndefined();
  });
});

describe('the stored hash of a key', () => {
  const right = deriveKey(SECRET, CHANGE, 1);
  const stored = hashKey(CHANGE, 1, right);

  test('matches that key alone, on that letter of that request alone', () => {
    expect(matchesKey(CHANGE, 1, formatKey(right).toLowerCase(), stored)).toBe(true);
    expect(matchesKey(CHANGE, 2, right, stored)).toBe(false);
    expect(matchesKey(OTHER_CHANGE, 1, right, stored)).toBe(false);
    expect(matchesKey(CHANGE, 1, deriveKey(SECRET, CHANGE, 2), stored)).toBe(false);
    expect(matchesKey(CHANGE, 1, 'not a key', stored)).toBe(false);
  });

  test('does not hold the key', () => {
    expect(stored).toMatch(/^[0-9a-f]{64}$/);
    expect(stored.toUpperCase()).not.toContain(right);
  });
});
