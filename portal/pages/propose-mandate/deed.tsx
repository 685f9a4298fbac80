import { calendarDate, DateField, datePartsOf } from '../../components/date-field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { endOfDayInParis } from '../../words/dates.ts';
import { DEED_FIELDS, DeedFields, deedFaults } from '../deed/deed-fields.tsx';
import { rightsIn } from '../rights/asked-rights.ts';
import { formIn, Onwards, proposeStep, type StepProps } from './step.tsx';
import { proposeWords } from './words.ts';

/** What a mandate may rest on. */
export const MANDATE_DEEDS = ['deliberation', 'contract', 'order', 'other'] as const;

const END = 'until';
const QUESTIONS = [...DEED_FIELDS, ...['day', 'month', 'year'].map((part) => `${END}-${part}`)];

/** The first instant after the mandate; undefined where it has no end. */
export const endIn = (answers: Fields): string | undefined => {
  const day = calendarDate(datePartsOf(answers, END));
  return day === undefined ? undefined : endOfDayInParis(day);
};

const Deed = ({ siren, answers, back, faults = [], formKey }: StepProps) => {
  const words = proposeWords[useVisit().language];
  const { deed } = words;
  return (
    <Screen title={deed.title} above={words.step(3)} isQuestion back={{ href: back }} faults={faults}>
      <p>{deed.about}</p>
      <Form formKey={formKey}>
        <DeedFields types={MANDATE_DEEDS} answers={answers} faults={faults} />
        <DateField
          name={END}
          label={deed.until}
          hint={deed.untilHint}
          value={datePartsOf(answers, END)}
          fault={faultAt(faults, END)}
        />
        <Onwards siren={siren} />
      </Form>
    </Screen>
  );
};

/** An end is a day to come, where one was typed. */
const endFaults = (answers: Fields, now: number, sentence: string): Fault[] => {
  const isTyped = Object.values(datePartsOf(answers, END)).some(Boolean);
  const end = endIn(answers);
  const isToCome = end !== undefined && Date.parse(end) > now;
  return !isTyped || isToCome ? [] : [{ field: END, sentence }];
};

/** Whether the page before was answered. */
const hasRights = (answers: Fields): boolean => Object.keys(rightsIn(answers)).length > 0;

/** The third page: the act that decides it, and its end. */
export const proposeDeedPage = proposeStep(PATHS.proposeMandateDeed(':siren'), {
  isReady: hasRights,
  get: (visit, draft) => {
    const { siren = '' } = visit.params;
    const back = inDraft(PATHS.proposeMandateRights(siren), draft);
    return show(<Deed {...{ siren, answers: visit.kept ?? draft.fields, back }} />);
  },
  post: async (visit, before) => {
    const { fields, formKey, language, now, params } = visit;
    const { siren = '' } = params;
    const { faults: sentences } = proposeWords[language];
    const faults = [...deedFaults(fields, language), ...endFaults(fields, now, sentences.until)];
    if (faults.length > 0) {
      const back = inDraft(PATHS.proposeMandateRights(siren), before);
      return showFaults(<Deed {...{ siren, answers: fields, back, faults, formKey }} />);
    }
    const draft = await keepAnswers(visit, formIn(visit), QUESTIONS);
    return goTo(inDraft(PATHS.proposeMandateCheck(siren), draft));
  },
});
