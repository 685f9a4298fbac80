import { ofInWords, sirenInWords } from './in-words.ts';

const SMALL = new Set('à au aux d de des du en et l la le les lès sous sur'.split(' '));
/** What a body is, rather than what it is called. */
const GENERIC = new Set(
  'action centrale communal communale départemental départementale gestion hospitalier hospitalière incendie intercommunal intercommunale régional régionale secours sociale universitaire'.split(
    ' ',
  ),
);
/** What is pronounced letter by letter, or written so. */
const ACRONYMS = new Set(
  'CCAS CDG CHR CHU CIAS CNFPT EHPAD EPCI EPIC IME ITEP SDIS SIVOM SIVU SPL'.split(' '),
);

/** What a body is, by its gender; before a vowel neither shows. */
const FEMININE = new Set('caisse commune communauté maison métropole mission régie région ville'.split(' '));
const MASCULINE = new Set(
  'ccas cdg centre cias collège conseil conservatoire département lycée musée office parc pôle sdis service sivom sivu syndicat'.split(
    ' ',
  ),
);
const BEFORE_VOWEL = new Set(
  'académie agence école ehpad établissement hôpital institut université'.split(' '),
);

/** What Sirene writes as a word of its own: « D ANTONY », « L HAY ». */
const DROPPED = /(?<![\p{L}\p{N}])([dl]) (?=[aeiouyhàâéèêëîïôûœæ])/giu;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Sirene writes capitals alone. A name that has small letters is somebody's own spelling, and stays. */
const nameInWords = (name: string): string => {
  if (/^\d+$/.test(name)) return sirenInWords(name);
  if (name !== name.toUpperCase()) return name;
  let isFirst = true;
  const said = name.replaceAll(/[\p{L}\p{N}]+/gu, (word) => {
    const small = word.toLowerCase();
    const isSmall = (SMALL.has(small) || GENERIC.has(small)) && !isFirst;
    isFirst = false;
    if (ACRONYMS.has(word)) return word;
    return isSmall ? small : capital(small);
  });
  return said.replaceAll(DROPPED, '$1’');
};

/** A body in a French sentence: « la commune de Clamart », « le centre hospitalier », « l’organisme Untel ». */
export const theBody = (written: string): string => {
  const name = nameInWords(written);
  const first = /^\p{L}+/u.exec(name)?.[0] ?? '';
  const kind = first.toLowerCase();
  const said = ACRONYMS.has(first) ? name : `${kind}${name.slice(first.length)}`;
  if (FEMININE.has(kind)) return `la ${said}`;
  if (MASCULINE.has(kind)) return `le ${said}`;
  return BEFORE_VOWEL.has(kind) ? `l’${said}` : `l’organisme ${name}`.trim();
};

/** « de la commune de Clamart », « du centre hospitalier ». */
export const ofTheBody = (written: string): string => {
  const the = theBody(written);
  return the.startsWith('le ') ? `du ${the.slice('le '.length)}` : ofInWords(the);
};

/** « à la commune de Clamart », « au centre hospitalier ». */
export const toTheBody = (written: string): string => {
  const the = theBody(written);
  return the.startsWith('le ') ? `au ${the.slice('le '.length)}` : `à ${the}`;
};
