import type { AdministratorChangeKind } from '../domain/administrator-changes/administrator-change.ts';
import type { CalendarDate, Instant } from '../domain/instants.ts';
import { instantInWords } from '../wording/in-words.ts';

/** « le 3 décembre 2026 à 12 h (heure de Paris) », rounded down to the minute. */
export const dayAndHour = (instant: Instant): string => `le ${instantInWords(instant, 'fr')}`;

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'long' });

/** « 3 décembre 2026 »; the first day of a month is « 1er ». */
export const dayInWords = (date: CalendarDate): string =>
  day.format(new Date(`${date}T00:00:00Z`)).replace(/^1(er)? /, '1er ');

const KINDS: Record<AdministratorChangeKind, (of: string, place: string) => string> = {
  first: (of, place) => `devenir le premier administrateur ${of}${place}`,
  additional: (of, place) => `devenir administrateur ${of}${place}, en plus de ceux en place,`,
  replacement: (of, place) => `devenir administrateur ${of}${place}, à la place d’un administrateur actuel,`,
};

/**
 * What a request is for, to go on after: « devenir administrateur de la commune de Clamart, en plus de ceux en place, »
 * @param place « (établissement …) » with a space before it, or nothing
 */
export const requestInWords = (kind: AdministratorChangeKind, of: string, place: string): string =>
  KINDS[kind](of, place);
