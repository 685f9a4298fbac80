import type { Asking } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, inDraft } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { deedIn } from '../deed/deed-fields.tsx';
import { type NamedPlaces, termsRows } from '../mandates/terms-rows.tsx';
import { rightsIn, scopeIn } from '../rights/asked-rights.ts';
import { endIn, MANDATE_DEEDS } from './deed.tsx';
import { formIn, proposeStep } from './step.tsx';
import { proposeWords } from './words.ts';

/** A proposal waits so long for its answer, as an invitation does. */
const PROPOSAL_DAYS = 30;

type Body = Asking<'POST /organisations/{siren}/mandates'>['body'];

const bodyOf = (answers: Fields): Body => {
  const until = endIn(answers);
  const name = answers.text('name');
  return {
    mandatary: { siren: answers.text('siren'), ...(name !== '' && { name }) },
    services: rightsIn(answers),
    establishments: scopeIn(answers),
    ...(until !== undefined && { until }),
    evidence: deedIn(answers, MANDATE_DEEDS),
  };
};

interface Props {
  siren: string;
  draft: Draft;
  places: NamedPlaces;
  faults?: readonly Fault[];
}

const Check = ({ siren, draft, places, faults = [] }: Props) => {
  const visit = useVisit();
  const words = proposeWords[visit.language];
  const { check } = words;
  const { fields } = draft;
  const { mandatary, evidence, until, services, establishments } = bodyOf(fields);
  const deed = inDraft(PATHS.proposeMandateDeed(siren), draft);
  const hrefs = { terms: inDraft(PATHS.proposeMandateRights(siren), draft), deed };
  const lapses = visit.now + PROPOSAL_DAYS * 86_400_000;
  const answered = until === undefined ? lapses : Math.min(lapses, Date.parse(until));
  return (
    <Screen title={check.title} above={words.procedure} isQuestion back={{ href: deed }} faults={faults}>
      <Summary
        rows={[
          {
            term: check.to,
            value: (
              <>
                {nameInWords(mandatary.name ?? '')}
                {mandatary.name === undefined ? null : <br />}
                <span class="small soft num">{inGroups(mandatary.siren)}</span>
              </>
            ),
            href: inDraft(PATHS.proposeMandate(siren), draft),
          },
          ...termsRows({ terms: { services, establishments, until }, evidence, places }, visit, hrefs),
        ]}
      />
      <p>{check.next(visit.words.dates.day(answered))}</p>
      <Form formKey={draft.id}>
        <Acts>
          <Button>{check.act}</Button>
          <a href={PATHS.organisation.mandates(siren)}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** What the chosen establishments are called. */
const placesFor = async (
  { register, params: { siren = '' } }: PersonVisit,
  { fields }: Draft,
): Promise<NamedPlaces> => {
  if (scopeIn(fields) === 'all') return [];
  const { items } = await register('GET /organisations/{siren}/establishments', {
    params: { siren },
    query: { limit: '200' },
  });
  return items;
};

const isAnswered = (answers: Fields): boolean =>
  Object.keys(rightsIn(answers)).length > 0 && deedIn(answers, MANDATE_DEEDS).date !== '';

/** The last page: all of it, and what happens then. */
export const proposeCheckPage = proposeStep(PATHS.proposeMandateCheck(':siren'), {
  isReady: isAnswered,
  get: async (visit, draft) => {
    const { siren = '' } = visit.params;
    return show(<Check {...{ siren, draft, places: await placesFor(visit, draft) }} />);
  },
  post: async (visit, draft) => {
    const { register, params, language, person } = visit;
    const { siren = '' } = params;
    try {
      const { id } = await register('POST /organisations/{siren}/mandates', {
        params: { siren },
        body: bodyOf(draft.fields),
        formKey: draft.id,
      });
      await person.drafts.forget(formIn(visit), draft.id);
      return goTo(PATHS.mandate(id));
    } catch (error) {
      const { faults: sentences } = proposeWords[language];
      const faults = faultsOf(error, {
        'unknown-mandatary': { sentence: sentences.unknown },
        'own-organisation': { sentence: sentences.own },
      });
      return showFaults(<Check {...{ siren, draft, places: await placesFor(visit, draft), faults }} />);
    }
  },
});
