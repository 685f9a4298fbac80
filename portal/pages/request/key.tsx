import { RegisterRefusal } from '../../client/refusal.ts';
import { Acts, Button } from '../../components/button.tsx';
import { KeyField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { requestWords } from './words.ts';

const MAX_KEY = 60;

interface Props {
  id: string;
  faults?: readonly Fault[];
}

/** A key that was typed is not shown again: it is as good as a password. */
const EnterKey = ({ id, faults = [] }: Props) => {
  const { key, cancel } = requestWords[useVisit().language];
  const back = PATHS.administratorChange(id);
  return (
    <Screen title={key.page} isQuestion back={{ href: back }} faults={faults}>
      <Form>
        <KeyField name="key" label={key.label} hint={key.hint} fault={faultAt(faults, 'key')} />
        <p>{key.secret}</p>
        <Acts>
          <Button>{key.act}</Button>
          <a href={back}>{cancel.stay}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** The key of the letter, entered: one screen, one answer. */
export const keyPage = personPage(PATHS.changeKey(':id'), {
  get: ({ params }) => show(<EnterKey id={params.id ?? ''} />),
  post: async ({ register, fields, formKey, params, language }) => {
    const { id = '' } = params;
    const { key: words } = requestWords[language];
    const again = (sentence: string) =>
      showFaults(<EnterKey id={id} faults={[{ field: 'key', sentence }]} />);
    const key = fields.text('key');
    if (key === '' || key.length > MAX_KEY) return again(words.missing);
    try {
      const { answer, triesLeft } = await register('POST /administrator-changes/{id}/activation', {
        params: { id },
        body: { key },
        formKey,
      });
      if (answer === 'accepted') return goTo(PATHS.administratorChange(id));
      return again(answer === 'wrong' ? words.wrong(triesLeft) : words.moved);
    } catch (error) {
      if (error instanceof RegisterRefusal && error.code === 'no-activation-key') return again(words.none);
      throw error;
    }
  },
});

/** The key, asked for: nothing to type, from the page of the request. */
export const keyOrderPage = personPage(PATHS.changeKeyOrder(':id'), {
  post: async ({ register, formKey, params }) => {
    const { id = '' } = params;
    await register('POST /administrator-changes/{id}/activation-key', { params: { id }, formKey });
    return goTo(PATHS.administratorChange(id));
  },
});
