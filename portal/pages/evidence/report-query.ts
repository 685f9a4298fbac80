import type { Asking } from '../../client/contract.ts';
import type { Fault } from '../../page/faults.ts';
import { instantInParis } from '../../words/dates.ts';
import { SERVICE_CODES } from '../../words/services.ts';
import type { ReportWords } from './report-words.ts';
import { isDay, isPlaceOf, textIn } from './typed.ts';

type Query = NonNullable<Asking<'GET /organisations/{siren}/access-report'>['query']>;

/** Which moment is asked about, as it was typed. It stands in the address, so that the page can be kept and gone back to. */
export interface Question {
  siret: string;
  service: string;
  /** YYYY-MM-DD; empty before anything is asked. */
  day: string;
  /** HH:MM of Paris. */
  hour: string;
}

const NOON = '12:00';

export const questionIn = (query: URLSearchParams): Question => {
  const text = textIn(query);
  return {
    siret: text('siret').replaceAll(/\s/g, ''),
    service: SERVICE_CODES.find((code) => code === text('service')) ?? '',
    day: text('day'),
    hour: text('hour') || NOON,
  };
};

/** Whether the form was sent. */
export const isAsked = (query: URLSearchParams): boolean => query.has('day');

const isHour = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What is to be put right before the report can be asked for. */
export const questionFaults = (
  { siret, day, hour }: Question,
  { siren, now }: { siren: string; now: number },
  { faults }: ReportWords,
): Fault[] => {
  const isMoment = isDay(day) && isHour(hour);
  return [
    ...(siret === '' || isPlaceOf(siren, siret) ? [] : [{ field: 'siret', sentence: faults.siret }]),
    ...(isDay(day) ? [] : [{ field: 'day', sentence: faults.day }]),
    ...(isHour(hour) ? [] : [{ field: 'hour', sentence: faults.hour }]),
    ...(isMoment && Date.parse(instantInParis(day, hour)) > now
      ? [{ field: 'day', sentence: faults.later }]
      : []),
  ];
};

/** The same as the register takes it. */
export const reportQuery = ({ siret, service, day, hour }: Question): Query => ({
  at: instantInParis(day, hour),
  ...(siret !== '' && { siret }),
  ...(service !== '' && { service }),
});
