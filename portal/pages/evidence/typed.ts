import { calendarDate } from '../../components/date-field.tsx';

/** What a field of a form that looks for something was given, without spaces around it. */
export const textIn =
  (query: URLSearchParams) =>
  (name: string): string =>
    query.get(name)?.trim().slice(0, 100) ?? '';

/** Whether it is a day of the calendar, YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  const [year = '', month = '', day = ''] = text.split('-');
  return calendarDate({ year, month, day }) === text;
};

/** Whether it is the SIRET of an establishment that this body could have. */
export const isPlaceOf = (siren: string, siret: string): boolean =>
  /^\d{14}$/.test(siret) && siret.startsWith(siren);
