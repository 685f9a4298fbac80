import { Acts, Button, ButtonLink } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords, theBody } from '../../words/names.ts';
import { memberWords } from './words.ts';

interface Props {
  siren: string;
  name: string;
  reason: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Leave = ({ siren, name, reason, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const words = memberWords[language].leavePage;
  const back = PATHS.ownCard(siren);
  return (
    <Screen
      title={words.title(language === 'fr' ? theBody(name) : name)}
      isQuestion
      back={{ href: back }}
      organisation={{ siren, name }}
      faults={faults}
    >
      <p class="lead">{words.lead}</p>
      <p>{words.again}</p>
      <Form formKey={formKey}>
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          fault={faultAt(faults, 'reason')}
        />
        <Acts>
          <Button look="warn">{words.button}</Button>
          <a href={back}>{words.stay}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Leaving by oneself. */
export const leavePage = personPage(PATHS.leave(':siren'), {
  get: async ({ register, params, kept }) => {
    const { siren = '' } = params;
    const { name } = await register('GET /organisations/{siren}', { params: { siren } });
    return show(<Leave siren={siren} name={nameInWords(name)} reason={kept?.text('reason') ?? ''} />);
  },
  post: async ({ register, params, fields, formKey, language }) => {
    const { siren = '' } = params;
    const { personId, organisations } = await register('GET /me', {});
    const reason = fields.text('reason');
    try {
      await register('DELETE /organisations/{siren}/members/{personId}', {
        params: { siren, personId },
        body: reason === '' ? {} : { reason },
        formKey,
      });
    } catch (error) {
      const { last, reasonFault } = memberWords[language].leavePage;
      const faults = faultsOf(
        error,
        { 'last-administrator': { sentence: last } },
        { '/reason': { field: 'reason', sentence: reasonFault } },
      );
      const name = nameInWords(organisations.find((each) => each.siren === siren)?.name ?? '');
      return showFaults(<Leave {...{ siren, name, reason, faults, formKey }} />);
    }
    return goTo(PATHS.left(siren));
  },
});

const Left = ({ name }: { name: string }) => {
  const { language } = useVisit();
  const words = memberWords[language].leavePage;
  return (
    <Screen title={words.done} isQuestion heading="none">
      <Done title={words.done}>
        <p>{words.doneAbout(language === 'fr' ? theBody(name) : name)}</p>
      </Done>
      <Acts>
        <ButtonLink href={PATHS.tasks}>{words.tasks}</ButtonLink>
      </Acts>
    </Screen>
  );
};

/** After one has left; whoever still has access sees their card. */
export const leftPage = personPage(PATHS.left(':siren'), {
  get: async ({ register, params }) => {
    const { siren = '' } = params;
    const { organisations } = await register('GET /me', {});
    const body = organisations.find((each) => each.siren === siren);
    if (body !== undefined && body.status !== 'ended') return goTo(PATHS.ownCard(siren));
    return show(<Left name={nameInWords(body?.name ?? siren)} />);
  },
});
