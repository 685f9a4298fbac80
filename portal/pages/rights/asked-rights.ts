import type { AnswerOf } from '../../client/contract.ts';
import { calendarDate, datePartsOf } from '../../components/date-field.tsx';
import { compact, type Fields } from '../../page/fields.ts';
import type { Entries } from '../../session/drafts.ts';
import { endOfDayInParis } from '../../words/dates.ts';

export type Service = AnswerOf<'GET /services'>['services'][number];
export type Right = Service['rights'][number];

const PREFIX = 'right-';
export const fieldOf = (code: string): string => `${PREFIX}${code}`;

/** The highest first, as people ask for them. */
export const RIGHTS: readonly Right[] = ['sign', 'declare', 'consult'];
const asRight = (text: string): Right | undefined => RIGHTS.find((right) => right === text);

/** The names of the fields of the page of rights, as they were sent: a service each. */
export const rightFields = (fields: Fields): string[] =>
  fields.entries.flatMap(([name]) => (name.startsWith(PREFIX) ? [name] : []));

/** The services with the right that was chosen on each. */
export const rightsIn = (fields: Fields): Record<string, Right> =>
  Object.fromEntries(
    fields.entries.flatMap(([name, value]) => {
      const right = name.startsWith(PREFIX) ? asRight(value) : undefined;
      return right === undefined ? [] : [[name.slice(PREFIX.length), right]];
    }),
  );

/** Rights as the fields of the page have them. */
export const asRightEntries = (services: Readonly<Record<string, Right>>): Entries =>
  Object.entries(services).map(([code, right]) => [fieldOf(code), right]);

/** What is open on the day of the visit, as the catalogue says it. */
export const openServices = (services: readonly Service[], now: number): Service[] =>
  services.filter(({ closedOn }) => closedOn === undefined || Date.parse(closedOn) > now);

/** What the chosen services need and nobody chose: to consult, which is enough. */
export const missingFor = (
  services: Readonly<Record<string, Right>>,
  catalogue: readonly Service[],
): { code: string; by: string }[] =>
  catalogue
    .filter(({ code }) => services[code] !== undefined)
    .flatMap(({ code: by, requires }) =>
      requires.filter((code) => services[code] === undefined).map((code) => ({ code, by })),
    );

/** Every establishment, or the SIRETs that were ticked or typed. */
export const scopeIn = (fields: Fields): 'all' | string[] => {
  if (fields.text('where') !== 'some') return 'all';
  const typed = fields
    .text('sirets')
    .split(/[\n,;]+/)
    .map(compact)
    .filter(Boolean);
  return [...new Set([...fields.all('place'), ...typed])];
};

/** The first instant after the last day that was typed, in Paris; undefined where the rights have no end. */
export const untilIn = (fields: Fields): string | undefined => {
  if (fields.text('ends') !== 'dated') return undefined;
  const day = calendarDate(datePartsOf(fields, 'until'));
  if (day === undefined) return undefined;
  return endOfDayInParis(day);
};

/** One grant, as the register takes it. */
export const termsIn = (fields: Fields) => {
  const until = untilIn(fields);
  return {
    services: rightsIn(fields),
    establishments: scopeIn(fields),
    ...(until !== undefined && { until }),
  };
};

/** The fields of the pages after the rights. */
export const PLACE_FIELDS = ['where', 'place', 'sirets'] as const;
export const PERIOD_FIELDS = ['ends', 'until-day', 'until-month', 'until-year'] as const;
