import { Choices } from '../../components/choices.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { BECOME, becomeStep, Onwards, type StepProps } from './step.tsx';
import { becomeWords } from './words.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const ACCESS = ['end', 'keep-as-declarant'];

const OutgoingPerson = ({ answers, back, faults = [], formKey }: StepProps) => {
  const words = becomeWords[useVisit().language];
  const { outgoing } = words;
  return (
    <Screen title={outgoing.title} above={words.step(2)} isQuestion back={{ href: back }} faults={faults}>
      <Form formKey={formKey}>
        <TextField
          name="email"
          label={outgoing.email}
          hint={outgoing.emailHint}
          value={answers.text('email')}
          fault={faultAt(faults, 'email')}
          type="email"
        />
        <Choices
          name="access"
          legend={outgoing.access}
          fault={faultAt(faults, 'access')}
          chosen={[answers.text('access') || 'end']}
          choices={[
            { value: 'end', label: outgoing.end, explained: outgoing.endAbout },
            { value: 'keep-as-declarant', label: outgoing.keep, explained: outgoing.keepAbout },
          ]}
        />
        <Onwards />
      </Form>
    </Screen>
  );
};

/** Names the person to be replaced: one screen more than joining. */
export const becomeOutgoingPage = becomeStep(PATHS.becomeOutgoing, {
  get: async (visit, draft) => {
    const back = inDraft(PATHS.becomeSituation, draft);
    return show(<OutgoingPerson answers={visit.kept ?? draft.fields} back={back} />);
  },
  post: async (visit, before) => {
    const { fields, formKey, language } = visit;
    const { emailFault, accessFault } = becomeWords[language].outgoing;
    const faults: Fault[] = [
      ...(ADDRESS.test(fields.text('email')) ? [] : [{ field: 'email', sentence: emailFault }]),
      ...(ACCESS.includes(fields.text('access')) ? [] : [{ field: 'access', sentence: accessFault }]),
    ];
    if (faults.length > 0) {
      const back = inDraft(PATHS.becomeSituation, before);
      return showFaults(<OutgoingPerson answers={fields} back={back} faults={faults} formKey={formKey} />);
    }
    const draft = await keepAnswers(visit, BECOME, ['email', 'access']);
    return goTo(inDraft(PATHS.becomeDeed, draft));
  },
});
