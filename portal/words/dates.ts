/** How days and hours are said. Every instant is Paris's, whatever the browser's clock. */
export interface Dates {
  /** « 5 décembre 2026 » */
  day: (at: Moment) => string;
  /** « 5 décembre » where the year goes without saying */
  shortDay: (at: Moment) => string;
  /** « sam. 5 déc. » in a list. */
  listDay: (at: Moment) => string;
  /** « samedi 5 décembre » */
  weekday: (at: Moment) => string;
  /** « nov. 2026 », where the day does not matter */
  month: (at: Moment) => string;
  /** « mardi 24 novembre 2026 » */
  today: (at: Moment) => string;
  /** « 5 décembre 2026 à 12 h (heure de Paris) » */
  dayAndHour: (at: Moment) => string;
  /** « 12 h », « 9 h 04 », « midi » */
  hour: (at: Moment) => string;
  /** « aujourd’hui », « dans 5 jours », « dans 7 semaines », « depuis 3 jours » */
  distance: (at: Moment, now: number) => string;
}

/** As the register writes one (ISO 8601), or milliseconds of the epoch. */
export type Moment = string | number;

const ZONE = 'Europe/Paris';
const DAY_MILLISECONDS = 86_400_000;

const dateOf = (at: Moment): Date => new Date(at);
/** Made when it is first used: each takes the time of some hundred lines. */
const formatter = (locale: string, options: Intl.DateTimeFormatOptions) => {
  let format: Intl.DateTimeFormat | undefined;
  return (at: Moment): string => {
    format ??= new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    return format.format(dateOf(at));
  };
};

/** YYYY-MM-DD */
const calendarDay = formatter('en-CA', { dateStyle: 'short' });
/** Days of Paris's calendar from one moment to another. */
export const daysBetween = (from: Moment, to: Moment): number => {
  const midnight = (at: Moment): number => Date.parse(`${calendarDay(at)}T00:00:00Z`);
  return Math.round((midnight(to) - midnight(from)) / DAY_MILLISECONDS);
};

/** The last moment before something ends: a right until midnight ends with the day before. */
export const lastMoment = (until: Moment): Moment => dateOf(until).getTime() - 1;

/** HH:MM */
const onTheClock = formatter('en-GB', { timeStyle: 'short' });

/** The instant of a day (YYYY-MM-DD) at which Paris's clocks show this hour (HH:MM). */
export const instantInParis = (day: string, hour: string): string => {
  const utc = Date.parse(`${day}T${hour}:00Z`);
  const ahead = [2, 1].find((hours) => onTheClock(utc - hours * 3_600_000) === hour) ?? 1;
  return new Date(utc - ahead * 3_600_000).toISOString();
};

export const midnightInParis = (day: string): string => instantInParis(day, '00:00');

/** The instant at which the next day begins. */
export const endOfDayInParis = (day: string): string =>
  midnightInParis(new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MILLISECONDS).toISOString().slice(0, 10));

/** The first of a month is « 1er ». */
const withFirst = (text: string): string => text.replace(/(^|\s)1 /, '$11er ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const WEEKS_FROM_DAYS = 45;

const frenchHour = (at: Moment): string => {
  const [hour, minute] = onTheClock(at).split(':');
  return minute === '00' ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
};
const frenchDay = formatter('fr-FR', { dateStyle: 'long' });
const frenchList = formatter('fr-FR', { weekday: 'short', day: 'numeric', month: 'short' });
const frenchMonth = formatter('fr-FR', { month: 'short', year: 'numeric' });
const frenchShort = formatter('fr-FR', { day: 'numeric', month: 'long' });
const frenchWeekday = formatter('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' });
const frenchToday = formatter('fr-FR', { dateStyle: 'full' });

export const frenchDates: Dates = {
  day: (at) => withFirst(frenchDay(at)),
  shortDay: (at) => withFirst(frenchShort(at)),
  listDay: (at) => capital(withFirst(frenchList(at))),
  weekday: (at) => withFirst(frenchWeekday(at)),
  month: frenchMonth,
  today: (at) => capital(withFirst(frenchToday(at))),
  dayAndHour: (at) => `${withFirst(frenchDay(at))} à ${frenchHour(at)} (heure de Paris)`,
  hour: frenchHour,
  distance: (at, now) => {
    const days = daysBetween(now, at);
    const said = (n: number): string => {
      if (n === 1) return '1 jour';
      return n < WEEKS_FROM_DAYS ? `${n} jours` : `${Math.round(n / 7)} semaines`;
    };
    if (days === 0) return 'aujourd’hui';
    return days > 0 ? `dans ${said(days)}` : `depuis ${said(-days)}`;
  },
};

const englishDay = formatter('en-GB', { dateStyle: 'long' });

export const englishDates: Dates = {
  day: englishDay,
  shortDay: formatter('en-GB', { day: 'numeric', month: 'long' }),
  listDay: formatter('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }),
  weekday: formatter('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }),
  month: formatter('en-GB', { month: 'short', year: 'numeric' }),
  today: formatter('en-GB', { dateStyle: 'full' }),
  dayAndHour: (at) => `${englishDay(at)} at ${onTheClock(at)} (Paris time)`,
  hour: onTheClock,
  distance: (at, now) => {
    const days = daysBetween(now, at);
    const said = (n: number): string => {
      if (n === 1) return '1 day';
      return n < WEEKS_FROM_DAYS ? `${n} days` : `${Math.round(n / 7)} weeks`;
    };
    if (days === 0) return 'today';
    return days > 0 ? `in ${said(days)}` : `${said(-days)} ago`;
  },
};
