import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { requestWords } from './words.ts';

const Cancel = ({ id }: { id: string }) => {
  const { cancel } = requestWords[useVisit().language];
  const back = PATHS.administratorChange(id);
  return (
    <Screen title={cancel.page} isQuestion back={{ href: back }}>
      <p class="lead">{cancel.lead}</p>
      <Form>
        <Acts>
          <Button look="warn">{cancel.act}</Button>
          <a href={back}>{cancel.stay}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** A candidate thinks better of it. */
export const cancelPage = personPage(PATHS.changeCancel(':id'), {
  get: async ({ register, params: { id = '' } }) => {
    const request = await register('GET /administrator-changes/{id}', { params: { id } });
    return request.can.includes('cancel') ? show(<Cancel id={id} />) : goTo(PATHS.administratorChange(id));
  },
  post: async ({ register, formKey, params: { id = '' } }) => {
    await register('DELETE /administrator-changes/{id}', { params: { id }, formKey });
    return goTo(PATHS.administratorChange(id));
  },
});
