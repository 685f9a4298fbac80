import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords, placeInWords } from '../../words/names.ts';
import { searchIn, siretIn } from './look-up.ts';
import { BECOME, becomeStep } from './step.tsx';
import { becomeWords } from './words.ts';

interface Props {
  draft: Draft;
  list: AnswerOf<'GET /establishments'>;
  faults?: readonly Fault[];
  formKey?: string;
}

const Places = ({ draft, list, faults = [], formKey }: Props) => {
  const words = becomeWords[useVisit().language];
  const { places } = words;
  const { items, nextCursor } = list;
  const back = inDraft(BECOME, draft);
  const only = items.length === 1 && nextCursor === undefined ? items : [];
  return (
    <Screen title={places.title} above={words.step(1)} isQuestion back={{ href: back }} faults={faults}>
      {items.length === 0 ? (
        <Note state="info" title={places.none}>
          <p>{places.noneAbout}</p>
          <p>
            <a href={back}>{places.again}</a>
          </p>
        </Note>
      ) : (
        <Form formKey={formKey}>
          <Choices
            name="chosen"
            legend={places.legend}
            hideLegend
            fault={faultAt(faults, 'chosen')}
            chosen={[draft.fields.text('chosen'), ...only.map(({ siret }) => siret)]}
            choices={items.map((place) => ({
              value: place.siret,
              label: nameInWords(place.organisation),
              explained: placeInWords(place),
            }))}
          />
          <Acts>
            <Button>{words.go}</Button>
            <a href={back}>{places.again}</a>
          </Acts>
        </Form>
      )}
      {nextCursor === undefined ? null : (
        <Pager
          shown={places.shown(items.length)}
          next={{
            href: `${inDraft(PATHS.becomePlaces, draft)}&${new URLSearchParams({ cursor: nextCursor })}`,
            label: places.next,
          }}
        />
      )}
    </Screen>
  );
};

/** The page of the list that the address asks for. Undefined where the first page did not say where to look. */
const listFor = async (visit: PersonVisit, { fields }: Draft): Promise<Props['list'] | undefined> => {
  const search = searchIn(fields);
  if (search === undefined || search.siret !== undefined) return undefined;
  const cursor = visit.url.searchParams.get('cursor') ?? undefined;
  return visit.register('GET /establishments', { query: { ...search, cursor } });
};

/** The establishments of the SIREN or at the postal code that the candidate typed, to choose one. */
export const becomePlacesPage = becomeStep(PATHS.becomePlaces, {
  get: async (visit, draft) => {
    const list = await listFor(visit, draft);
    return list === undefined ? goTo(inDraft(BECOME, draft)) : show(<Places draft={draft} list={list} />);
  },
  post: async (visit, draft) => {
    const { fields, formKey, language } = visit;
    if (siretIn(fields) === undefined) {
      const list = await listFor(visit, draft);
      if (list === undefined) return goTo(inDraft(BECOME, draft));
      const faults = [{ field: 'chosen', sentence: becomeWords[language].places.fault }];
      return showFaults(<Places {...{ draft, list, faults, formKey }} />);
    }
    return goTo(inDraft(PATHS.becomeSituation, await keepAnswers(visit, BECOME, ['chosen'])));
  },
});
