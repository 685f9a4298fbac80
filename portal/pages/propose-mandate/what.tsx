import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { fieldsOf } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { serviceInWords } from '../../words/services.ts';
import { openServices, PLACE_FIELDS, rightFields, rightsIn, type Service } from '../rights/asked-rights.ts';
import { hasSeveral } from '../rights/given-rights.tsx';
import { PlaceChoices, type Places, placeFaults } from '../rights/place-choices.tsx';
import { FIRST_RIGHT, RightSelects } from '../rights/right-selects.tsx';
import { rightsWords } from '../rights/words.ts';
import { formIn, mandataryIn, Onwards, proposeStep, type StepProps } from './step.tsx';
import { proposeWords } from './words.ts';

interface Props extends StepProps {
  mandatary: string;
  services: readonly Service[];
  places: Places;
}

const What = ({ siren, mandatary, services, places, answers, back, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const words = proposeWords[language];
  const kept = services.filter(({ mandatable }) => !mandatable);
  return (
    <Screen
      title={words.what.title(mandatary)}
      above={words.step(2)}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <p>{words.what.about}</p>
      <Form formKey={formKey}>
        <RightSelects
          services={services.filter(({ mandatable }) => mandatable)}
          chosen={rightsIn(answers)}
          fault={faultAt(faults, FIRST_RIGHT)}
        />
        {kept.length === 0 ? null : (
          <p class="small soft">
            {words.what.not(kept.map(({ code }) => serviceInWords(language, code).name).join(', '))}
          </p>
        )}
        {hasSeveral(places) ? (
          <>
            <h2>{rightsWords[language].where}</h2>
            <PlaceChoices places={places} given={answers} faults={faults} />
          </>
        ) : null}
        <Onwards siren={siren} />
      </Form>
    </Screen>
  );
};

const read = async ({ register, params: { siren = '' }, now }: PersonVisit) => {
  const [{ services }, places] = await Promise.all([
    register('GET /services', {}),
    register('GET /organisations/{siren}/establishments', { params: { siren } }),
  ]);
  return { siren, services: openServices(services, now), places };
};

/** The second page: the highest right for each service, and where. */
export const proposeRightsPage = proposeStep(PATHS.proposeMandateRights(':siren'), {
  get: async (visit, draft) => {
    const mandatary = mandataryIn(draft.fields);
    const back = inDraft(formIn(visit), draft);
    const chosen = draft.fields.has('where')
      ? draft.fields
      : fieldsOf([...draft.fields.entries, ['where', 'all']]);
    const answers = visit.kept ?? chosen;
    return show(<What {...{ ...(await read(visit)), mandatary, answers, back }} />);
  },
  post: async (visit, before) => {
    const { fields, formKey, language } = visit;
    const found = await read(visit);
    const { faults: sentences } = rightsWords[language];
    const faults: Fault[] = [
      ...(Object.keys(rightsIn(fields)).length === 0
        ? [{ field: FIRST_RIGHT, sentence: sentences.rights }]
        : []),
      ...(hasSeveral(found.places) ? placeFaults(fields, sentences) : []),
    ];
    if (faults.length > 0) {
      const mandatary = mandataryIn(before.fields);
      const back = inDraft(formIn(visit), before);
      return showFaults(<What {...{ ...found, mandatary, answers: fields, back, faults, formKey }} />);
    }
    const questions = [...rightFields(before.fields), ...rightFields(fields), ...PLACE_FIELDS];
    const draft = await keepAnswers(visit, formIn(visit), questions);
    return goTo(inDraft(PATHS.proposeMandateDeed(found.siren), draft));
  },
});
