import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import type { Fault } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { PERIOD_FIELDS, PLACE_FIELDS } from '../rights/asked-rights.ts';
import { PeriodChoice, periodFaults } from '../rights/period-choice.tsx';
import { PlaceChoices, type Places, placeFaults } from '../rights/place-choices.tsx';
import { rightsWords } from '../rights/words.ts';
import { calledIn } from './who.tsx';
import { addWords } from './words.ts';

interface Props {
  siren: string;
  draft: Draft;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

const Where = ({ siren, draft, places, given, faults = [], formKey }: Props & { places: Places }) => {
  const { language } = useVisit();
  const words = addWords[language];
  return (
    <Screen
      title={rightsWords[language].where}
      above={words.procedure}
      isQuestion
      back={{ href: inDraft(PATHS.addMemberRights(siren), draft) }}
      faults={faults}
    >
      <Form formKey={formKey}>
        <PlaceChoices places={places} given={given} faults={faults} />
        <Acts>
          <Button>{words.goOn}</Button>
          <a href={PATHS.organisation.members(siren)}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** The third page, for a body of several establishments. */
export const addMemberPlacesPage = personPage(PATHS.addMemberPlaces(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    const places = await visit.register('GET /organisations/{siren}/establishments', { params: { siren } });
    return show(<Where {...{ siren, draft, places, given: visit.kept ?? draft.fields }} />);
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const { fields, formKey, language } = visit;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    const faults = placeFaults(fields, rightsWords[language].faults);
    if (faults.length > 0) {
      const places = await visit.register('GET /organisations/{siren}/establishments', { params: { siren } });
      return showFaults(<Where {...{ siren, draft, places, given: fields, faults, formKey }} />);
    }
    const kept = await keepAnswers(visit, PATHS.addMember(siren), PLACE_FIELDS);
    return goTo(inDraft(PATHS.addMemberCheck(siren), kept));
  },
});

const When = ({ siren, draft, given, faults = [], formKey }: Props) => {
  const words = addWords[useVisit().language];
  const check = inDraft(PATHS.addMemberCheck(siren), draft);
  return (
    <Screen
      title={words.until(calledIn(draft.fields))}
      above={words.procedure}
      isQuestion
      back={{ href: check }}
      faults={faults}
    >
      <Form formKey={formKey}>
        <PeriodChoice given={given} faults={faults} />
        <Acts>
          <Button>{words.goOn}</Button>
          <a href={check}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** From the check: rights that end on a day. Most have no end, so nobody is asked on the way. */
export const addMemberPeriodPage = personPage(PATHS.addMemberPeriod(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    return show(<When {...{ siren, draft, given: visit.kept ?? draft.fields }} />);
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const { fields, formKey, language, now } = visit;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    const faults = periodFaults(fields, now, rightsWords[language].faults);
    if (faults.length > 0) return showFaults(<When {...{ siren, draft, given: fields, faults, formKey }} />);
    const kept = await keepAnswers(visit, PATHS.addMember(siren), PERIOD_FIELDS);
    return goTo(inDraft(PATHS.addMemberCheck(siren), kept));
  },
});
