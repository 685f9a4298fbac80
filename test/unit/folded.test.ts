import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, searchFor } from '../../shared/domain/folded.ts';
import { isSameName } from '../../shared/domain/names.ts';

const named = (familyName: string, givenName = '') => ({ familyName, givenName });

/** What keyboards, spreadsheets and other systems make of the same name. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['Lefèvre'.normalize('NFC'), 'Lefèvre'.normalize('NFD')],
  ['D’Auvergne', "d'auvergne"],
  ['D’Auvergne', 'D\u02bcAuvergne'],
  ['Lecœur', 'LECOEUR'],
  ['Lætitia', 'laetitia'],
  ['Jean-François', 'jean francois'],
  ['Jean\u2011François', 'Jean\u00a0\u00a0François'],
  ['Le  Goff', 'le\u202fgoff'],
  ['Weiß', 'WEISS'],
  ['Łukasiewicz-Őry', 'lukasiewicz ory'],
  ['Nguyễn', 'nguyen'],
  ['İnci', 'inci'],
  ['Æbelø', 'aebelo'],
  ['Du\u00adpont', 'dupont'],
  ['ﬁnot', 'finot'],
];

describe('a name', () => {
  it.each(SPELLINGS)('is the same written %j and %j, and found by either', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
    expect(isSameName(named(one, 'Zoé'), named(other, 'zoe'))).toBe(true);
    expect(searchFor(other)(`Zoé ${one} zoe@mairie.example`)).toBe(true);
    expect(searchFor(one)(`Zoé ${other} zoe@mairie.example`)).toBe(true);
  });

  it('is the same wherever the given name ends', () => {
    expect(isSameName(named('Paul Dupont', 'Jean'), named('Dupont', 'Jean-Paul'))).toBe(true);
    expect(isSameName(named('Suharto'), named('', 'Suharto'))).toBe(true);
  });

  it.each([
    ['Fabre', 'Favre'],
    ['Roux', 'Rоux'],
    ['की', 'का'],
    ['Dupont', 'Dupond'],
    ['Le Goff', 'Legoff'],
  ])('%s is not %s', (one, other) => {
    expect(isSameName(named(one), named(other))).toBe(false);
  });

  it('is folded once and for all', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aÉœŒßıİΣς’\u02bc- \u00a0\u0301ﬁŁŉ1'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
        const folded = foldText(any);
        expect(foldText(folded)).toBe(folded);
        for (const form of ['NFC', 'NFD', 'NFKC']) expect(foldText(any.normalize(form))).toBe(folded);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a search', () => {
  it.each([
    ['219 200 235 00019', 'Mairie 21920023500019 Clamart', true],
    ['roux@mairie', 'Nadia Roux nadia.roux@mairie.example', true],
    ['@', 'nadia@mairie.example', true],
    ['--', 'nadia@mairie.example', false],
    ['lef', 'Lefèvre', true],
    ['lefebvre', 'Lefèvre', false],
  ])('for %j in %j', (typed, text, isThere) => {
    expect(searchFor(typed)(text)).toBe(isThere);
  });
});
