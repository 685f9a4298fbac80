import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, inDraft, keepAnswers } from '../../page/draft.ts';
import { faultAt } from '../../page/faults.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { type FoundPlace, lookUp, siretIn } from './look-up.ts';
import { PlaceBox } from './place-box.tsx';
import { BECOME, becomeStep, Onwards, type StepProps } from './step.tsx';
import { becomeWords } from './words.ts';

interface Props extends Omit<StepProps, 'answers'> {
  place: FoundPlace | 'not-told';
  chosen: string;
}

/** Where nobody administers, there is nobody to join or to replace. */
const First = ({ place, back, formKey }: Props) => {
  const words = becomeWords[useVisit().language];
  const { firstTitle, firstGo } = words.situation;
  return (
    <Screen title={firstTitle} above={words.step(2)} isQuestion back={{ href: back }}>
      <PlaceBox place={place} />
      <Form formKey={formKey}>
        <input type="hidden" name="situation" value="join" />
        <Acts>
          <Button>{firstGo}</Button>
          <a href={PATHS.tasks}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const Situation = (props: Props) => {
  const { place, chosen, back, faults = [], formKey } = props;
  const words = becomeWords[useVisit().language];
  const { situation } = words;
  if (place !== 'not-told' && place.hasAdministrator === false) return <First {...props} />;
  return (
    <Screen title={situation.title} above={words.step(2)} isQuestion back={{ href: back }} faults={faults}>
      <PlaceBox place={place} />
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
        <Onwards />
      </Form>
    </Screen>
  );
};

/** The establishment, as far as it is told. Undefined where the first page has yet to name one. */
const placeFor = async (
  { register }: PersonVisit,
  { fields }: Draft,
): Promise<Props['place'] | undefined> => {
  const siret = siretIn(fields);
  const place = siret === undefined ? 'unknown' : await lookUp(register, siret);
  return place === 'unknown' ? undefined : place;
};

/** « Devenir administrateur », 2: beside the administrators in place, or in somebody's stead. */
export const becomeSituationPage = becomeStep(PATHS.becomeSituation, {
  get: async (visit, draft) => {
    const place = await placeFor(visit, draft);
    if (place === undefined) return goTo(inDraft(BECOME, draft));
    const chosen = (visit.kept ?? draft.fields).text('situation');
    return show(<Situation place={place} chosen={chosen} back={inDraft(BECOME, draft)} />);
  },
  post: async (visit, before) => {
    const { fields, formKey, language } = visit;
    const chosen = fields.text('situation');
    const back = inDraft(BECOME, before);
    if (chosen !== 'join' && chosen !== 'replace') {
      const place = await placeFor(visit, before);
      if (place === undefined) return goTo(back);
      const faults = [{ field: 'situation', sentence: becomeWords[language].situation.fault }];
      return showFaults(<Situation {...{ place, back, faults, formKey }} chosen="" />);
    }
    const draft = await keepAnswers(visit, BECOME, ['situation']);
    return goTo(inDraft(chosen === 'replace' ? PATHS.becomeOutgoing : PATHS.becomeDeed, draft));
  },
});
