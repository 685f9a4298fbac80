import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lookUp, searchIn } from './look-up.ts';
import { BECOME, Onwards } from './step.tsx';
import { becomeWords } from './words.ts';

interface Props {
  search: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Place = ({ search, faults = [], formKey }: Props) => {
  const words = becomeWords[useVisit().language];
  return (
    <Screen
      title={words.place.title}
      above={words.step(1)}
      isQuestion
      back={{ href: PATHS.tasks }}
      faults={faults}
    >
      <Form formKey={formKey}>
        <TextField
          name="search"
          label={words.place.search}
          hint={words.place.hint}
          value={search}
          fault={faultAt(faults, 'search')}
          inputmode="numeric"
          size={20}
        />
        <p>{words.place.lead}</p>
        <Onwards />
      </Form>
    </Screen>
  );
};

/** What is wrong with what was typed: an exact SIRET is looked up at once. */
const faultIn = async ({ register, fields, language }: FormVisit): Promise<string | undefined> => {
  const { place, refusals } = becomeWords[language];
  const search = searchIn(fields);
  if (search === undefined) return place.fault;
  if (search.siret === undefined) return undefined;
  const found = await lookUp(register, search.siret);
  if (found === 'unknown') return refusals.unknown;
  return found !== 'not-told' && found.status === 'closed' ? refusals.closed : undefined;
};

/** « Devenir administrateur », 1: which establishment, by its SIRET or from a list. */
export const becomePlacePage = personPage(BECOME, {
  get: async (visit) => {
    const draft = await draftIn(visit, BECOME);
    return show(<Place search={(visit.kept ?? draft?.fields)?.text('search') ?? ''} />);
  },
  post: async (visit) => {
    const { fields, formKey } = visit;
    const sentence = await faultIn(visit);
    if (sentence !== undefined) {
      const faults = [{ field: 'search', sentence }];
      return showFaults(<Place search={fields.text('search')} faults={faults} formKey={formKey} />);
    }
    // What was chosen from another list counts no more.
    const draft = await keepAnswers(visit, BECOME, ['search', 'chosen']);
    const isExact = searchIn(fields)?.siret !== undefined;
    return goTo(inDraft(isExact ? PATHS.becomeSituation : PATHS.becomePlaces, draft));
  },
});
