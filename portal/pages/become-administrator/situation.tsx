import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { inDraft, keepAnswers } from '../../page/draft.ts';
import { faultAt } from '../../page/faults.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { BECOME, becomeStep, Onwards, type StepProps } from './step.tsx';
import { becomeWords } from './words.ts';

const Situation = ({
  chosen,
  back,
  faults = [],
  formKey,
}: Omit<StepProps, 'answers'> & { chosen: string }) => {
  const words = becomeWords[useVisit().language];
  const { situation } = words;
  return (
    <Screen title={situation.title} above={words.step(2)} isQuestion back={{ href: back }} faults={faults}>
      <Form formKey={formKey}>
        <Choices
          name="situation"
          legend={situation.legend}
          hideLegend
          fault={faultAt(faults, 'situation')}
          chosen={[chosen]}
          choices={[
            { value: 'join', label: situation.join, explained: situation.joinAbout },
            { value: 'replace', label: situation.replace, explained: situation.replaceAbout },
          ]}
        />
        <Onwards />
      </Form>
    </Screen>
  );
};

/** « Devenir administrateur », 2: beside the administrators in place, or in somebody's stead. */
export const becomeSituationPage = becomeStep(PATHS.becomeSituation, {
  get: async (visit, draft) => {
    const chosen = (visit.kept ?? draft.fields).text('situation');
    return show(<Situation chosen={chosen} back={inDraft(BECOME, draft)} />);
  },
  post: async (visit, before) => {
    const { fields, formKey, language } = visit;
    const chosen = fields.text('situation');
    if (chosen !== 'join' && chosen !== 'replace') {
      const faults = [{ field: 'situation', sentence: becomeWords[language].situation.fault }];
      return showFaults(
        <Situation chosen="" back={inDraft(BECOME, before)} faults={faults} formKey={formKey} />,
      );
    }
    const draft = await keepAnswers(visit, BECOME, ['situation']);
    return goTo(inDraft(chosen === 'replace' ? PATHS.becomeOutgoing : PATHS.becomeDeed, draft));
  },
});
