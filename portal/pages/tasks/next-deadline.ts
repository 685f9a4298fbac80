/** Net-Entreprises takes the DSN until noon of the 5th or the 15th, by the size of the body. */
const DAYS = [5, 15];
const NOON = 12;

/** Made once, when it is first used: it takes longer than the rest of the page. */
let format: Intl.DateTimeFormat | undefined;

const parisParts = (at: number) => {
  format ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const [year = 0, month = 0, day = 0, hour = 0] = (format.format(at).match(/\d+/g) ?? []).map(Number);
  return { year, month, day, hour };
};

/** The day, at noon of UTC so that it is the same day in Paris; milliseconds of the epoch. */
export const nextDeadline = (now: number): number => {
  const { year, month, day, hour } = parisParts(now);
  const next = DAYS.find((each) => day < each || (day === each && hour < NOON));
  return next === undefined ? Date.UTC(year, month, DAYS[0], NOON) : Date.UTC(year, month - 1, next, NOON);
};
