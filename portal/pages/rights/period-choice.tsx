import { Choices } from '../../components/choices.tsx';
import { calendarDate, DateField, datePartsOf } from '../../components/date-field.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { useVisit } from '../../page/visit-context.ts';
import { rightsWords } from './words.ts';

/** Until when: as long as nobody ends it, or a last day. */
export const PeriodChoice = ({ given, faults }: { given: Fields; faults: readonly Fault[] }) => {
  const words = rightsWords[useVisit().language];
  return (
    <>
      <Choices
        name="ends"
        legend={words.ends}
        chosen={[given.text('ends') || 'open']}
        choices={[
          { value: 'open', label: words.open, explained: words.openAbout },
          { value: 'dated', label: words.dated, explained: words.datedAbout },
        ]}
      />
      <DateField
        name="until"
        label={words.lastDay}
        hint={words.lastDayHint}
        fault={faultAt(faults, 'until')}
        value={datePartsOf(given, 'until')}
      />
    </>
  );
};

/** A last day is a day of the calendar that is not over. */
export const periodFaults = (
  given: Fields,
  now: number,
  { until: sentence }: (typeof rightsWords)['fr']['faults'],
): Fault[] => {
  if (given.text('ends') !== 'dated') return [];
  const day = calendarDate(datePartsOf(given, 'until'));
  const isToCome = day !== undefined && Date.parse(`${day}T22:00:00Z`) > now;
  return isToCome ? [] : [{ field: 'until', sentence }];
};
