import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { answersOf, type Request } from './acts.ts';
import { requestWords } from './words.ts';

/** An administrator's answer: chosen here, confirmed on the next screen. */
export const YourAnswer = ({
  request,
  fault,
  formKey,
}: {
  request: Request;
  fault?: string | undefined;
  formKey?: string | undefined;
}) => {
  const { answer: words } = requestWords[useVisit().language];
  const answers = answersOf(request);
  if (answers.length === 0) return null;
  const about = {
    approve: words.approveAbout,
    refuse: words.refuseAbout,
    object: words.objectAbout,
    withdraw: words.withdrawAbout,
    'decide-as-support': words.decideAbout,
    stop: words.stopAbout,
  };
  return (
    <section aria-labelledby="answer-title">
      <h2 id="answer-title">{words.title}</h2>
      <Form formKey={formKey}>
        <Choices
          name="answer"
          legend={words.title}
          hideLegend
          hint={
            answers.includes('stop') || answers.includes('decide-as-support') ? words.leadSupport : words.lead
          }
          fault={fault}
          chosen={[]}
          choices={answers.map((value) => ({ value, label: words[value], explained: about[value] }))}
        />
        <Acts>
          <Button>{words.go}</Button>
        </Acts>
      </Form>
    </section>
  );
};
