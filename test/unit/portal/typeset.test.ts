import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeset } from '../../../portal/page/typeset.ts';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
const paragraph = (text: string): string => `<p>${text}</p>`;

describe('French typesetting', () => {
  it.each([
    ['Qui ?', `Qui${NARROW}?`],
    ['« Mes tâches »', `«${NARROW}Mes tâches${NARROW}»`],
    ['0 806 800 700', `0${NO_BREAK}806${NO_BREAK}800${NO_BREAK}700`],
    ['le 5 décembre 2026 à 9 h 04', `le 5${NO_BREAK}décembre 2026 à 9${NO_BREAK}h${NO_BREAK}04`],
    ['1er décembre', `1er${NO_BREAK}décembre`],
    ['dans 3 jours', `dans 3${NO_BREAK}jours`],
    ['rien à faire', 'rien à faire'],
  ])('sets %j', (plain, set) => {
    expect(typeset(paragraph(plain))).toBe(paragraph(set));
  });

  it('leaves alone what a person typed, and what stands in a tag', () => {
    const html =
      '<label>Motif</label><textarea name="a">Pourquoi ?</textarea><input value="Qui ?"><p>Oui</p>';
    expect(typeset(html)).toBe(html);
  });

  it('changes nothing but spaces, and no length', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 12«»:;!?%h'.split('')) });
    fc.assert(
      fc.property(text, (plain) => {
        const set = typeset(paragraph(plain));
        expect(set.replaceAll(NARROW, ' ').replaceAll(NO_BREAK, ' ')).toBe(paragraph(plain));
      }),
    );
  });
});
