import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { andWait } from '../bulk-change/read.ts';
import { openServices, type Service } from '../rights/asked-rights.ts';
import { GivenRights, givenFaults, grantIn } from '../rights/given-rights.tsx';
import type { Places } from '../rights/place-choices.tsx';
import { rightsWords } from '../rights/words.ts';
import { chosenIn, giftTo } from './chosen.ts';
import { severalWords } from './words.ts';

interface Read {
  siren: string;
  draft: Draft;
  services: readonly Service[];
  places: Places;
}

interface Props extends Read {
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

const Give = ({ siren, draft, services, places, given, faults = [], formKey }: Props) => {
  const { language } = useVisit();
  const words = severalWords[language];
  const chosen = chosenIn(draft.fields);
  const names = chosen.map(fullName).join(', ');
  const members = PATHS.organisation.members(siren);
  return (
    <Screen title={words.title(chosen.length)} isQuestion back={{ href: members }} faults={faults}>
      <p>
        {words.to} <b>{names}</b>.
      </p>
      <p>{words.lead}</p>
      <Form formKey={formKey}>
        <GivenRights services={services} places={places} given={given} faults={faults} />
        <Acts>
          <Button>{words.look}</Button>
          <a href={members}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const read = async ({ register, params: { siren = '' }, now }: PersonVisit, draft: Draft): Promise<Read> => {
  const [{ services }, places] = await Promise.all([
    register('GET /services', {}),
    register('GET /organisations/{siren}/establishments', { params: { siren } }),
  ]);
  return { siren, draft, services: openServices(services, now), places };
};

/** A right for everybody who was ticked. Nothing is given yet: a bulk change is checked, and shown. */
export const giveToSeveralPage = personPage(PATHS.giveToSeveral(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, PATHS.giveToSeveral(siren));
    if (draft === undefined) return goTo(PATHS.organisation.members(siren));
    const given = visit.kept ?? fieldsOf([['where', 'all']]);
    return show(<Give {...(await read(visit, draft))} given={given} />);
  },
  post: async (visit) => {
    const { register, fields, formKey, language, now, params } = visit;
    const { siren = '' } = params;
    const form = PATHS.giveToSeveral(siren);
    const draft = await draftIn(visit, form);
    if (draft === undefined) return goTo(PATHS.organisation.members(siren));
    const found = await read(visit, draft);
    const again = (faults: readonly Fault[]): Answer =>
      showFaults(<Give {...{ ...found, given: fields, faults, formKey }} />);
    const faults = givenFaults(fields, found.places, now, rightsWords[language].faults);
    if (faults.length > 0) return again(faults);
    const gift = grantIn(fields, found.services);
    try {
      const { id } = await register('POST /organisations/{siren}/access-changes', {
        params: { siren },
        query: { dryRun: 'true' },
        body: { lines: chosenIn(draft.fields).flatMap((each) => giftTo(each, gift)) },
        formKey,
      });
      await visit.person.drafts.forget(form, draft.id);
      return goTo(andWait(PATHS.bulkChange(siren, id)));
    } catch (error) {
      return again(faultsOf(error, {}));
    }
  },
});
