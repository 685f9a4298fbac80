import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberWords } from '../../../portal/pages/member/words.ts';
import { nextDeadline } from '../../../portal/pages/tasks/next-deadline.ts';
import { daysBetween, englishDates, frenchDates } from '../../../portal/words/dates.ts';
import {
  inGroups,
  nameInWords,
  ofTheBody,
  thatPerson,
  theBody,
  toTheBody,
} from '../../../portal/words/names.ts';
import { WORDS } from '../../../portal/words/words.ts';
import { HELP_TOPICS } from '../../../shared/domain/help-topics.ts';

describe('a moment', () => {
  const at = '2026-12-01T08:04:00.000Z';

  it('is told in French as the clocks of Paris show it', () => {
    expect(frenchDates.dayAndHour(at)).toBe('1er décembre 2026 à 9 h 04 (heure de Paris)');
    expect(frenchDates.dayAndHour('2026-07-05T10:00:00Z')).toBe('5 juillet 2026 à 12 h (heure de Paris)');
    expect(frenchDates.listDay(at)).toBe('Mar. 1er déc.');
    expect(frenchDates.today(at)).toBe('Mardi 1er décembre 2026');
  });

  it('is told in English too', () => {
    expect(englishDates.dayAndHour(at)).toBe('1 December 2026 at 09:04 (Paris time)');
  });

  it.each([
    ['2026-11-24T22:59:00Z', 'aujourd’hui'],
    ['2026-11-24T23:01:00Z', 'dans 1 jour'],
    ['2026-11-29T09:00:00Z', 'dans 5 jours'],
    ['2027-01-12T09:00:00Z', 'dans 7 semaines'],
    ['2026-11-21T09:00:00Z', 'depuis 3 jours'],
  ])('%s is %s from the morning of 24 November', (moment, said) => {
    expect(frenchDates.distance(moment, Date.parse('2026-11-24T09:12:00Z'))).toBe(said);
  });

  it('is a day of Paris later after midnight there, also when the clocks change', () => {
    expect(daysBetween('2026-03-28T22:59:00Z', '2026-03-28T23:01:00Z')).toBe(1);
    expect(daysBetween('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toBe(2);
  });
});

describe('the next deadline of the DSN', () => {
  it.each([
    ['2026-11-24T09:00:00Z', '2026-12-05'],
    ['2026-12-05T10:59:00Z', '2026-12-05'],
    ['2026-12-05T11:01:00Z', '2026-12-15'],
    ['2026-12-15T12:00:00Z', '2027-01-05'],
    ['2026-07-05T09:59:00Z', '2026-07-05'],
  ])('at %s is %s', (now, day) => {
    expect(new Date(nextDeadline(Date.parse(now))).toISOString().slice(0, 10)).toBe(day);
  });
});

describe('a name', () => {
  it.each([
    ['COMMUNE DE CLAMART', 'Commune de Clamart'],
    ['CCAS DE L HAY LES ROSES', 'CCAS de l’Hay les Roses'],
    ['COMMUNE D ANTONY', 'Commune d’Antony'],
    ["COMMUNE D'ARRAS", "Commune d'Arras"],
    ['CENTRE HOSPITALIER DE SAINT-NAZAIRE', 'Centre hospitalier de Saint-Nazaire'],
    ['Mairie de Paris', 'Mairie de Paris'],
  ])('%s is read as %s', (name, said) => {
    expect(nameInWords(name)).toBe(said);
  });

  it('keeps every letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ABÉLD '-1".split('')) }), (name) => {
        expect(nameInWords(name).toUpperCase().replaceAll('’', ' ')).toBe(name);
      }),
    );
  });

  it.each([
    ['Commune de Clamart', 'la commune de Clamart', 'de la commune de Clamart', 'à la commune de Clamart'],
    [
      'Centre hospitalier de Valbrune',
      'le centre hospitalier de Valbrune',
      'du centre hospitalier de Valbrune',
      'au centre hospitalier de Valbrune',
    ],
    ['École des Tilleuls', 'l’école des Tilleuls', 'de l’école des Tilleuls', 'à l’école des Tilleuls'],
    ['CCAS de Lurey', 'le CCAS de Lurey', 'du CCAS de Lurey', 'au CCAS de Lurey'],
    ['Atelier Dupont', 'Atelier Dupont', 'd’Atelier Dupont', 'à Atelier Dupont'],
    ['Dupont et fils', 'Dupont et fils', 'de Dupont et fils', 'à Dupont et fils'],
  ])('%s stands in a sentence as « %s », « %s », « %s »', (name, the, ofThe, toThe) => {
    expect([theBody(name), ofTheBody(name), toTheBody(name)]).toEqual([the, ofThe, toThe]);
  });

  it('of a number is written in groups', () => {
    expect([inGroups('219200235'), inGroups('21920023500014')]).toEqual(['219 200 235', '219 200 235 00014']);
  });
});

describe('words', () => {
  it('name the phones of the leaflet', () => {
    const phones = HELP_TOPICS.contacts.map(({ phone }) => phone);
    for (const { footer, hotline } of Object.values(WORDS)) {
      expect(footer.contacts.map(({ phone }) => phone)).toEqual(phones);
      expect(phones).toContain(hotline.phone);
    }
  });
});

it('drops a vowel before a name that begins with one', () => {
  expect(['Inès', 'Hélène', 'Marie'].map(thatPerson)).toEqual(['qu’Inès', 'qu’Hélène', 'que Marie']);
  expect(memberWords.fr.today('Inès')).toBe('Ce qu’Inès peut faire aujourd’hui');
  expect(memberWords.fr.rights('Inès')).toBe('Droits d’Inès');
});
