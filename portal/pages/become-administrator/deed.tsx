import { calendarDate, DateField, datePartsOf } from '../../components/date-field.tsx';
import { TextArea } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Language } from '../../words/words.ts';
import { DEED_FIELDS, DeedFields, deedFaults } from '../deed/deed-fields.tsx';
import { BECOME, becomeStep, Onwards, type StepProps } from './step.tsx';
import { becomeWords } from './words.ts';

export const DEED_TYPES = ['deliberation', 'order', 'election', 'contract', 'other'] as const;
const QUESTIONS = [...DEED_FIELDS, 'effective-day', 'effective-month', 'effective-year', 'reason'];
const MAX_REASON = 500;

const Deed = ({ answers, back, faults = [], formKey }: StepProps) => {
  const words = becomeWords[useVisit().language];
  const { deed } = words;
  return (
    <Screen title={deed.title} above={words.step(3)} isQuestion back={{ href: back }} faults={faults}>
      <p>{deed.lead}</p>
      <Form formKey={formKey}>
        <DeedFields types={DEED_TYPES} answers={answers} faults={faults} />
        <DateField
          name="effective"
          label={deed.effectiveDate}
          hint={deed.effectiveDateHint}
          value={datePartsOf(answers, 'effective')}
          fault={faultAt(faults, 'effective')}
        />
        <TextArea
          name="reason"
          label={deed.reason}
          hint={deed.reasonHint}
          value={answers.text('reason')}
          fault={faultAt(faults, 'reason')}
          maxlength={MAX_REASON}
        />
        <Onwards />
      </Form>
    </Screen>
  );
};

const faultsIn = (answers: Fields, language: Language): Fault[] => {
  const { deed } = becomeWords[language];
  const { length } = answers.text('reason');
  return [
    ...deedFaults(answers, language),
    ...(calendarDate(datePartsOf(answers, 'effective')) === undefined
      ? [{ field: 'effective', sentence: deed.dateFault }]
      : []),
    ...(length > 0 && length <= MAX_REASON ? [] : [{ field: 'reason', sentence: deed.reasonFault }]),
  ];
};

const backFrom = (draft: Draft): string =>
  inDraft(draft.fields.text('situation') === 'replace' ? PATHS.becomeOutgoing : PATHS.becomeSituation, draft);

/** « Devenir administrateur », 3: the act of appointment. */
export const becomeDeedPage = becomeStep(PATHS.becomeDeed, {
  get: async (visit, draft) => show(<Deed answers={visit.kept ?? draft.fields} back={backFrom(draft)} />),
  post: async (visit, before) => {
    const { fields, formKey, language } = visit;
    const faults = faultsIn(fields, language);
    if (faults.length > 0) {
      return showFaults(<Deed answers={fields} back={backFrom(before)} faults={faults} formKey={formKey} />);
    }
    return goTo(inDraft(PATHS.becomeCheck, await keepAnswers(visit, BECOME, QUESTIONS)));
  },
});
