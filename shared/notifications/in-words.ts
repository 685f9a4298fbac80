import type { AdministratorChangeKind } from '../domain/administrator-changes/administrator-change.ts';
import type { CalendarDate, Instant } from '../domain/instants.ts';
import { instantInWords } from '../wording/in-words.ts';

/** « le 3 décembre 2026 à 12 h » in Paris time, rounded down to the minute. */
export const dayAndHour = (instant: Instant): string => `le ${instantInWords(instant, 'fr')}`;

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'long' });

/** « 3 décembre 2026 »; the first day of a month is « 1er ». */
export const dayInWords = (date: CalendarDate): string =>
  day.format(new Date(`${date}T00:00:00Z`)).replace(/^1(er)? /, '1er ');

const KINDS: Record<AdministratorChangeKind, string> = {
  first: 'devenir le premier administrateur',
  additional: 'devenir administrateur, en plus de ceux en place',
  replacement: 'devenir administrateur à la place d’un administrateur en place',
};
export const kindInWords = (kind: AdministratorChangeKind): string => KINDS[kind];
