import type { Child } from 'hono/jsx';
import type { Fields } from '../page/fields.ts';
import { useVisit } from '../page/visit-context.ts';
import { FaultSentence, Hint } from './field.tsx';

interface Props {
  /** Its parts are `<name>-day`, `-month` and `-year`; the summary leads to the day. */
  name: string;
  label: Child;
  hint: Child;
  fault?: string | undefined;
  value?: DateParts;
}

/** As they were typed. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

const NO_DATE: DateParts = { day: '', month: '', year: '' };

/** Day, month and year, typed: no calendar to leaf through. */
export const DateField = ({ name, label, hint, fault, value = NO_DATE }: Props) => {
  const { date } = useVisit().words;
  const part = (key: keyof DateParts, size: number) => (
    <div>
      <label for={key === 'day' ? name : `${name}-${key}`}>{date[key]}</label>
      <input
        type="text"
        size={size}
        id={key === 'day' ? name : `${name}-${key}`}
        name={`${name}-${key}`}
        inputmode="numeric"
        autocomplete="off"
        value={value[key]}
        aria-invalid={fault === undefined ? undefined : 'true'}
      />
    </div>
  );
  const describedBy = fault === undefined ? `${name}-hint` : `${name}-hint ${name}-fault`;
  return (
    <fieldset class={fault === undefined ? 'f' : 'f bad'} aria-describedby={describedBy}>
      <legend>{label}</legend>
      <Hint name={name} hint={hint} />
      <FaultSentence name={name} fault={fault} />
      <div class="row">
        {part('day', 2)}
        {part('month', 2)}
        {part('year', 4)}
      </div>
    </fieldset>
  );
};

/** What was typed into a `DateField`. */
export const datePartsOf = (fields: Fields, name: string): DateParts => ({
  day: fields.text(`${name}-day`),
  month: fields.text(`${name}-month`),
  year: fields.text(`${name}-year`),
});

/** YYYY-MM-DD; undefined for a day that the calendar does not have. */
export const calendarDate = ({ day, month, year }: DateParts): string | undefined => {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date) ? undefined : date;
};
