import type { AdministratorChangeKind } from '../domain/administrator-changes/administrator-change.ts';
import type { CalendarDate, Instant } from '../domain/instants.ts';

const paris = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** « le 3 décembre 2026 à 12 h » in Paris time, rounded down to the minute. */
export const dayAndHour = (instant: Instant): string => {
  const parts = new Map(paris.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const day = part('day').replace(/^1(er)?$/, '1er');
  const hour = `${Number(part('hour'))} h${part('minute') === '00' ? '' : ` ${part('minute')}`}`;
  return `le ${day} ${part('month')} ${part('year')} à ${hour}`;
};

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'long' });

/** « 3 décembre 2026 »; the first day of a month is « 1er ». */
export const dayInWords = (date: CalendarDate): string =>
  day.format(new Date(`${date}T00:00:00Z`)).replace(/^1(er)? /, '1er ');

/** The SIRET as INSEE writes it: 219 200 235 00014. */
export const siretInWords = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');

const KINDS: Record<AdministratorChangeKind, string> = {
  first: 'devenir le premier administrateur',
  additional: 'devenir administrateur, en plus de ceux en place',
  replacement: 'devenir administrateur à la place d’un administrateur en place',
};
export const kindInWords = (kind: AdministratorChangeKind): string => KINDS[kind];
