import { expect, test } from 'vitest';
import { toInstant } from '../../../shared/domain/instants.ts';
import { ofTheBody, theBody, toTheBody } from '../../../shared/wording/bodies.ts';
import {
  instantInWords,
  numberInWords,
  ofInWords,
  sirenInWords,
  siretInWords,
} from '../../../shared/wording/in-words.ts';
import { refusalInWords } from '../../../shared/wording/refusal-reasons.ts';
import { say } from '../../../shared/wording/say.ts';
import { PARIS, zoneAt } from '../../../shared/wording/zones.ts';

test.each([
  ['2026-12-05T11:00:00Z', '5 décembre 2026 à 12 h (heure de Paris)', '5 December 2026 at 12:00, Paris time'],
  ['2026-07-01T07:05:00Z', '1er juillet 2026 à 9 h 05 (heure de Paris)', '1 July 2026 at 09:05, Paris time'],
  ['2026-12-31T23:00:00Z', '1er janvier 2027 à 0 h (heure de Paris)', '1 January 2027 at 00:00, Paris time'],
])('%s is %s, or %s', (instant, french, english) => {
  expect(instantInWords(toInstant(instant), 'fr')).toBe(french);
  expect(instantInWords(toInstant(instant), 'en')).toBe(english);
});

test.each(['971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988'])(
  'an address in %s has its own clock, which is named, and Corsica that of Paris',
  (department) => {
    const { timeZone, fr } = zoneAt(`${department}00`);
    expect(new Date('2026-12-05T11:00:00Z').toLocaleTimeString('fr-FR', { timeZone })).not.toBe('12:00:00');
    expect(fr).toMatch(/^heure de /);
    for (const postalCode of ['20000', '75001', '98000', undefined]) expect(zoneAt(postalCode)).toBe(PARIS);
  },
);

test.each([
  [7, '7', '7'],
  [100, '100', '100'],
  [2_000, '2\u202f000', '2,000'],
  [1_234_567, '1\u202f234\u202f567', '1,234,567'],
])('the number %s is %s, or %s', (value, french, english) => {
  expect([numberInWords(value, 'fr'), numberInWords(value, 'en')]).toEqual([french, english]);
});

test('identifiers are grouped as INSEE does; what is none stays as it is', () => {
  expect(siretInWords('21920023500014')).toBe('219 200 235 00014');
  expect(sirenInWords('219200235')).toBe('219 200 235');
  expect(siretInWords('x')).toBe('x');
});

test.each(['Inès', 'Élodie', 'anne', 'Hélène', 'Yves', 'Œuvrard', 'une personne', 'OFFICE PUBLIC'])(
  'the vowel is dropped before %s',
  (name) => expect(ofInWords(name)).toBe(`d’${name}`),
);

test.each(['Marie', 'Yann', 'Zoé', 'COMMUNE DE CLAMART', '', '山田'])('and not before %s', (name) =>
  expect(ofInWords(name)).toBe(`de ${name}`),
);

test('a reason of the register is read in the language asked for, and what somebody wrote as it is', () => {
  expect(refusalInWords('candidate-suspended', 'fr')).toContain('est suspendu');
  expect(refusalInWords('candidate-suspended', 'en')).toContain('is suspended');
  const older =
    'Le candidat est suspendu dans cet organisme : un administrateur doit d’abord rétablir son accès.';
  expect(refusalInWords(older, 'en')).toBe(older);
});

test('a fact that is not there is seen to be left out, and is never blank', () => {
  const text = { fr: ({ siret }: { siret: string }) => `Le SIRET ${siret}.`, en: '' };
  expect(say(text, {}, 'fr')).toBe('Le SIRET ….');
});

test.each([
  ['COMMUNE DE CLAMART', 'la commune de Clamart', 'de la commune de Clamart', 'à la commune de Clamart'],
  [
    'CENTRE HOSPITALIER DE CALAIS',
    'le centre hospitalier de Calais',
    'du centre hospitalier de Calais',
    'au centre hospitalier de Calais',
  ],
  ['COMMUNE D ANTONY', 'la commune d’Antony', 'de la commune d’Antony', 'à la commune d’Antony'],
  ['CCAS DE LYON', 'le CCAS de Lyon', 'du CCAS de Lyon', 'au CCAS de Lyon'],
  [
    'ECOLE DU BREUIL',
    'l’organisme Ecole du Breuil',
    'de l’organisme Ecole du Breuil',
    'à l’organisme Ecole du Breuil',
  ],
  [
    'HOPITAL LOCAL',
    'l’organisme Hopital Local',
    'de l’organisme Hopital Local',
    'à l’organisme Hopital Local',
  ],
  ['UNIVERSITE', 'l’organisme Universite', 'de l’organisme Universite', 'à l’organisme Universite'],
  ['INSTITUT CURIE', 'l’institut Curie', 'de l’institut Curie', 'à l’institut Curie'],
  [
    'Cabinet Associés',
    'l’organisme Cabinet Associés',
    'de l’organisme Cabinet Associés',
    'à l’organisme Cabinet Associés',
  ],
  ['219200235', 'l’organisme 219 200 235', 'de l’organisme 219 200 235', 'à l’organisme 219 200 235'],
  ['', 'l’organisme', 'de l’organisme', 'à l’organisme'],
])('%s is said as people say it', (name, the, of, to) => {
  expect([theBody(name), ofTheBody(name), toTheBody(name)]).toEqual([the, of, to]);
});
