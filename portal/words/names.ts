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

/** What Sirene writes as a word of its own: « D ANTONY », « L HAY ». */
const DROPPED = /(?<![\p{L}\p{N}])([dl]) (?=[aeiouyhàâéèêëîïôûœæ])/giu;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The name of an organisation as it is read in a sentence: Sirene writes capitals alone. One that has small letters is
 * somebody's own spelling, and stays.
 */
export const nameInWords = (name: string): string => {
  if (name !== name.toUpperCase()) return name;
  let isFirst = true;
  const read = name.replaceAll(/[\p{L}\p{N}]+/gu, (word) => {
    const small = word.toLowerCase();
    const said = ACRONYMS.has(word)
      ? word
      : (SMALL.has(small) || GENERIC.has(small)) && !isFirst
        ? small
        : capital(small);
    isFirst = false;
    return said;
  });
  return read.replaceAll(DROPPED, '$1’');
};

/** Where something is, as an envelope has it: « Mairie, 2 place de l’Église, 99137 Saint-Aubin-des-Prés ». */
export const placeInWords = (place: {
  name: string;
  address: { lines: readonly string[]; postalCode?: string | undefined; city?: string | undefined };
}): string => {
  const { lines, postalCode, city } = place.address;
  const town = [postalCode, city && nameInWords(city)].filter(Boolean).join(' ');
  return [place.name, ...lines].map(nameInWords).concat(town).filter(Boolean).join(', ');
};

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

const lowered = (name: string, first: string): string =>
  ACRONYMS.has(first) ? name : `${first.toLowerCase()}${name.slice(first.length)}`;

/** A French name in a sentence: « la commune de Clamart », « de la commune de Clamart », « du centre hospitalier ». */
export const theBody = (name: string): string => {
  const first = /^[\p{L}]+/u.exec(name)?.[0] ?? '';
  const kind = first.toLowerCase();
  if (FEMININE.has(kind)) return `la ${lowered(name, first)}`;
  if (MASCULINE.has(kind)) return `le ${lowered(name, first)}`;
  return BEFORE_VOWEL.has(kind) ? `l’${lowered(name, first)}` : name;
};

export const ofTheBody = (name: string): string => {
  const the = theBody(name);
  if (the.startsWith('le ')) return `du ${the.slice('le '.length)}`;
  return /^[aeiouyéèêàâîô]/i.test(the) ? `d’${the}` : `de ${the}`;
};

/** « à la commune de Clamart », « au centre hospitalier » */
export const toTheBody = (name: string): string => {
  const the = theBody(name);
  return the.startsWith('le ') ? `au ${the.slice('le '.length)}` : `à ${the}`;
};

/** 219 200 235, or 219 200 235 00014: as INSEE writes them. */
export const inGroups = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})?$/, (_, a, b, c, d) =>
    [a, b, c, d].filter(Boolean).join(' '),
  );

const dropsVowel = (name: string): boolean => /^(?:[aeiouhœæ]|y[^aeiou])/i.test(name.normalize('NFD'));

/** « de Marie », « d’Inès »: French drops the vowel before another one, and before the h of a name. */
export const ofPerson = (name: string): string => (dropsVowel(name) ? `d’${name}` : `de ${name}`);

/** « que Marie », « qu’Inès ». */
export const thatPerson = (name: string): string => (dropsVowel(name) ? `qu’${name}` : `que ${name}`);

interface Names {
  familyName: string;
  /** Empty where somebody has one name only. */
  givenName: string;
}

/** The whole name: « Karim Benali ». */
export const fullName = ({ givenName, familyName }: Names): string => `${givenName} ${familyName}`.trim();

/** As lists have it: « Benali Karim ». */
export const nameInList = ({ givenName, familyName }: Names): string => `${familyName} ${givenName}`.trim();

/** What a sentence calls somebody: by the given name, or by the only one. */
export const calledName = ({ givenName, familyName }: Names): string => givenName || familyName;

/** A single name is a family name. Whoever came before that rule may have it as given name. */
export const singleAsFamily = ({ givenName, familyName }: Names): Names =>
  familyName === '' ? { familyName: givenName, givenName: '' } : { familyName, givenName };
