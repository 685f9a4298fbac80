import { type CalendarDate, daysAfter, type Instant, parisDate } from './instants.ts';

/** Easter Sunday, by the Meeus/Jones/Butcher rule for the Gregorian calendar. */
const easterOf = (year: number): Date => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
};

const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension Day, Whit Monday: in days after Easter Sunday. */
const AFTER_EASTER = [1, 39, 50];
const DAY_MILLISECONDS = 86_400_000;

/** Whether offices in France work on that day: no Saturday, no Sunday, no public holiday (Code du travail, L3133-1). */
export const isWorkingDay = (day: CalendarDate): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6 || FIXED_HOLIDAYS.includes(day.slice(5))) return false;
  const sinceEaster = (date.getTime() - easterOf(date.getUTCFullYear()).getTime()) / DAY_MILLISECONDS;
  return !AFTER_EASTER.includes(sinceEaster);
};

/** How many days of the calendar lie between that instant and the same hour, this many working days later in Paris. */
export const calendarDaysOf = (workingDays: number, from: Instant): number => {
  let day = parisDate(from);
  let count = 0;
  for (let left = workingDays; left > 0; count += 1) {
    day = daysAfter(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return count;
};
