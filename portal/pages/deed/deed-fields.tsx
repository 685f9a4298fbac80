import { calendarDate, DateField, datePartsOf } from '../../components/date-field.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Language } from '../../words/words.ts';
import { deedWords } from './words.ts';

type DeedType = keyof (typeof deedWords)['fr']['types'];

const MAX_REFERENCE = 100;

export const DEED_FIELDS = ['type', 'reference', 'date-day', 'date-month', 'date-year'] as const;

/** The kind of an act, its reference and its date: what names it. */
export const DeedFields = ({
  types,
  answers,
  faults,
}: {
  types: readonly DeedType[];
  answers: Fields;
  faults: readonly Fault[];
}) => {
  const words = deedWords[useVisit().language];
  return (
    <>
      <Select
        name="type"
        label={words.type}
        value={answers.text('type')}
        options={types.map((value) => ({ value, label: words.types[value] }))}
      />
      <TextField
        name="reference"
        label={words.reference}
        hint={words.referenceHint}
        value={answers.text('reference')}
        fault={faultAt(faults, 'reference')}
        size={20}
      />
      <DateField
        name="date"
        label={words.date}
        hint={words.dateHint}
        value={datePartsOf(answers, 'date')}
        fault={faultAt(faults, 'date')}
      />
    </>
  );
};

/** What is to be put right in them. */
export const deedFaults = (answers: Fields, language: Language): Fault[] => {
  const words = deedWords[language];
  const { length } = answers.text('reference');
  return [
    ...(length > 0 && length <= MAX_REFERENCE
      ? []
      : [{ field: 'reference', sentence: words.referenceFault }]),
    ...(calendarDate(datePartsOf(answers, 'date')) === undefined
      ? [{ field: 'date', sentence: words.dateFault }]
      : []),
  ];
};

/** The act as the register takes it; another kind where none of those was sent. */
export const deedIn = <Type extends DeedType>(answers: Fields, types: readonly (Type | 'other')[]) => ({
  type: types.find((type) => type === answers.text('type')) ?? ('other' as const),
  reference: answers.text('reference'),
  date: calendarDate(datePartsOf(answers, 'date')) ?? '',
});
