import type { Instant } from '../domain/instants.ts';
import type { Right } from '../domain/rights.ts';
import type { Language } from './text.ts';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Created on first use: it takes longer than the rest of a Lambda's start. */
const clocks = new Map<Language, Intl.DateTimeFormat>();

const clockOf = (language: Language): Intl.DateTimeFormat => {
  const made =
    clocks.get(language) ??
    new Intl.DateTimeFormat(LOCALES[language], {
      timeZone: 'Europe/Paris',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(language, made);
  return made;
};

/**
 * « 3 décembre 2026 à 12 h (heure de Paris) » or "3 December 2026 at 12:00, Paris time", in Paris time and rounded down to the minute.
 * In French the first of a month is « 1er ».
 */
export const instantInWords = (instant: Instant, language: Language): string => {
  const parts = new Map(
    clockOf(language)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  if (language === 'en') {
    return `${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')}, Paris time`;
  }
  const day = part('day').replace(/^1(er)?$/, '1er');
  const hour = `${Number(part('hour'))} h${part('minute') === '00' ? '' : ` ${part('minute')}`}`;
  return `${day} ${part('month')} ${part('year')} à ${hour} (heure de Paris)`;
};

/** As INSEE writes it: 219 200 235 00014. */
export const siretInWords = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');

/** As INSEE writes it: 219 200 235. */
export const sirenInWords = (siren: string): string => siren.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');

const THOUSANDS: Record<Language, string> = { fr: '\u202f', en: ',' };

/** « 2 000 », "2,000". */
export const numberInWords = (value: number, language: Language): string =>
  String(value).replaceAll(/\B(?=(\d{3})+$)/g, THOUSANDS[language]);

const RIGHTS: Record<Right, Record<Language, string>> = {
  consult: { fr: 'consulter', en: 'consult' },
  declare: { fr: 'déclarer', en: 'declare' },
  sign: { fr: 'signer', en: 'sign' },
};
/** What the right lets its holder do: « signer ». */
export const rightInWords = (right: Right, language: Language): string => RIGHTS[right][language];

const SILENT_START = /^(?:[aeiouhœæ]|y[^aeiou])/i;
/** « de Marie », « d’Inès »: French drops the vowel before another one, and before the h of a name. */
export const ofInWords = (name: string): string =>
  SILENT_START.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
