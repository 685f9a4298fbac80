import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { BECOME } from './place.tsx';
import { becomeWords } from './words.ts';

interface Props {
  chosen: string;
  back: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Situation = ({ chosen, back, faults = [], formKey }: Props) => {
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
        <Acts>
          <Button>{words.go}</Button>
          <a href={PATHS.tasks}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** « Devenir administrateur », 2: beside the administrators in place, or in somebody's stead. */
export const becomeSituationPage = personPage(PATHS.becomeSituation, {
  get: async (visit) => {
    const draft = await draftIn(visit, BECOME);
    if (draft === undefined) return goTo(BECOME);
    const chosen = (visit.kept ?? draft.fields).text('situation');
    return show(<Situation chosen={chosen} back={inDraft(BECOME, draft)} />);
  },
  post: async (visit) => {
    const { fields, formKey, language } = visit;
    const before = await draftIn(visit, BECOME);
    if (before === undefined) return goTo(BECOME);
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
