import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { bodyOn, versionIn, type WholeMandate } from './mandate-facts.ts';
import { readMandate } from './read.ts';
import { ReasonField, reasonFaults, reasonIn } from './reason.tsx';
import { termsRows } from './terms-rows.tsx';
import { mandateWords } from './words.ts';

interface Props {
  mandate: WholeMandate;
  reason?: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Accept = ({ mandate, faults = [], formKey }: Props) => {
  const visit = useVisit();
  const { accept } = mandateWords[visit.language];
  const back = PATHS.mandate(mandate.id);
  return (
    <Screen
      title={accept.title(bodyOn(mandate, 'mandator').name)}
      organisation={bodyOn(mandate, 'mandatary')}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <Summary rows={termsRows(mandate, visit)} />
      <p>{accept.about}</p>
      <Form formKey={formKey}>
        <input type="hidden" name="version" value={String(mandate.version)} />
        <Acts>
          <Button>{accept.act}</Button>
          <a href={back}>{accept.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** A proposal is accepted; then somebody is chosen who acts. */
export const acceptMandatePage = personPage(PATHS.mandateAnswer(':id', 'accept'), {
  get: async (visit) => {
    const mandate = await readMandate(visit);
    return mandate.can.includes('accept')
      ? show(<Accept mandate={mandate} />)
      : goTo(PATHS.mandate(mandate.id));
  },
  post: async (visit) => {
    const { register, params, formKey } = visit;
    const { id = '' } = params;
    try {
      await register('POST /mandates/{id}/acceptance', { params: { id }, formKey, ...versionIn(visit) });
    } catch (error) {
      const faults = faultsOf(error, {});
      return showFaults(<Accept mandate={await readMandate(visit)} faults={faults} formKey={formKey} />);
    }
    return goTo(PATHS.mandatePeople(id));
  },
});

const Refuse = ({ mandate, reason = '', faults = [], formKey }: Props) => {
  const { refuse } = mandateWords[useVisit().language];
  const back = PATHS.mandate(mandate.id);
  return (
    <Screen
      title={refuse.title(bodyOn(mandate, 'mandator').name)}
      organisation={bodyOn(mandate, 'mandatary')}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <p>{refuse.about}</p>
      <Form formKey={formKey}>
        <input type="hidden" name="version" value={String(mandate.version)} />
        <ReasonField reason={reason} faults={faults} />
        <Acts>
          <Button look="warn">{refuse.act}</Button>
          <a href={back}>{refuse.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** A proposal is refused, with a reason or without. */
export const refuseMandatePage = personPage(PATHS.mandateAnswer(':id', 'refuse'), {
  get: async (visit) => {
    const mandate = await readMandate(visit);
    if (!mandate.can.includes('refuse')) return goTo(PATHS.mandate(mandate.id));
    return show(<Refuse mandate={mandate} reason={visit.kept?.text('reason') ?? ''} />);
  },
  post: async (visit) => {
    const { register, params, fields, formKey } = visit;
    const { id = '' } = params;
    const again = async (faults: readonly Fault[]) => {
      const mandate = await readMandate(visit);
      return showFaults(<Refuse {...{ mandate, reason: fields.text('reason'), faults, formKey }} />);
    };
    const faults = reasonFaults(visit);
    if (faults.length > 0) return again(faults);
    try {
      await register('POST /mandates/{id}/refusal', {
        params: { id },
        body: reasonIn(visit),
        formKey,
        ...versionIn(visit),
      });
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.mandate(id));
  },
});
