import type { Asking } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { cellForm } from './cell.tsx';
import { cellWords } from './cell-words.ts';

type Terms = Asking<'POST /organisations/{siren}/members/{personId}/grants'>['body'];

/** As many establishments as one grant takes at a time from the list of gaps. */
const MOST_GAPS = '200';

interface Planned {
  service: string;
  /** What has to be held besides. */
  also: string[];
  establishments: 'all' | string[];
}

/** What the draft comes to, from how things stand now. Undefined where there is nothing to give it for. */
const planOf = async ({ register, params }: PersonVisit, answers: Fields): Promise<Planned | undefined> => {
  const { siren = '', siret = '', service = '' } = params;
  const where = answers.text('where');
  const query = where === 'gaps' ? { service, only: 'uncovered' as const, limit: MOST_GAPS } : { siret };
  const { totals, items } = await register('GET /organisations/{siren}/coverage', {
    params: { siren },
    query,
  });
  if (items.length === 0) return undefined;
  return {
    service,
    also: totals.services.find((each) => each.service === service)?.requires ?? [],
    establishments: where === 'all' ? 'all' : items.map((each) => each.siret),
  };
};

const termsOf = ({ service, also, establishments }: Planned): Terms => ({
  services: { ...Object.fromEntries(also.map((code) => [code, 'consult'])), [service]: 'sign' },
  establishments,
});

interface Props {
  name: string;
  plan: Planned;
  back: string;
  /** Back to the list of what is covered. */
  leave: string;
  faults?: readonly Fault[];
  formKey: string;
}

const Check = ({ name, plan, back, leave, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const words = cellWords[language].check;
  const { service, also, establishments } = plan;
  const called = (code: string): string => serviceInWords(language, code).name;
  const where = establishments === 'all' ? words.everywhere : words.places(establishments.length);
  return (
    <Screen title={words.title} isQuestion back={{ href: back }} faults={faults}>
      <Summary
        rows={[
          { term: words.who, value: name, href: back },
          {
            term: words.what,
            value: (
              <>
                {words.sign(called(service))}
                {also.length > 0 ? (
                  <>
                    <br />
                    {words.also(also.map(called).join(', '))}
                  </>
                ) : null}
              </>
            ),
          },
          { term: words.where, value: where, href: back },
          { term: words.from, value: words.now },
        ]}
      />
      <p>{words.settles}</p>
      <Form formKey={formKey}>
        <Acts>
          <Button>{words.act}</Button>
          <a href={leave}>{cellWords[language].leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Whose name the check shows. */
const nameOf = async ({ register, params: { siren = '' } }: PersonVisit, answers: Fields): Promise<string> =>
  fullName(
    await register('GET /organisations/{siren}/members/{personId}', {
      params: { siren, personId: answers.text('who') },
    }),
  );

/** What is about to be given, before it is. */
export const coverageCheckPage = personPage(PATHS.coverageCheck(':siren', ':siret', ':service'), {
  get: async (visit) => {
    const draft = await draftIn(visit, cellForm(visit));
    if (draft === undefined) return goTo(cellForm(visit));
    const [name, plan] = await Promise.all([nameOf(visit, draft.fields), planOf(visit, draft.fields)]);
    if (plan === undefined) return goTo(cellForm(visit));
    const back = inDraft(cellForm(visit), draft);
    const leave = PATHS.organisation.coverage(visit.params.siren ?? '');
    return show(<Check name={name} plan={plan} back={back} leave={leave} formKey={draft.id} />);
  },
  post: async (visit) => {
    const { register, params, person } = visit;
    const { siren = '', siret = '', service = '' } = params;
    const draft = await draftIn(visit, cellForm(visit));
    if (draft === undefined) return goTo(cellForm(visit));
    const personId = draft.fields.text('who');
    const plan = await planOf(visit, draft.fields);
    if (plan === undefined) return goTo(cellForm(visit));
    try {
      await register('POST /organisations/{siren}/members/{personId}/grants', {
        params: { siren, personId },
        body: termsOf(plan),
        formKey: draft.id,
      });
    } catch (error) {
      const faults = faultsOf(error, {});
      const name = await nameOf(visit, draft.fields);
      const back = inDraft(cellForm(visit), draft);
      const leave = PATHS.organisation.coverage(siren);
      return showFaults(<Check name={name} plan={plan} {...{ back, leave, faults }} formKey={draft.id} />);
    }
    await person.drafts.forget(cellForm(visit), draft.id);
    return goTo(`${PATHS.coverageDone(siren, siret, service)}?who=${encodeURIComponent(personId)}`);
  },
});
