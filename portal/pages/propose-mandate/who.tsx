import { RegisterRefusal } from '../../client/refusal.ts';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { compact, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { formIn, Onwards, type StepProps } from './step.tsx';
import { proposeWords } from './words.ts';

const LONGEST_NAME = 100;
const SIREN = /^\d{9}$/;

const Who = ({ siren, answers, back, faults = [], formKey }: StepProps) => {
  const words = proposeWords[useVisit().language];
  const { who } = words;
  return (
    <Screen title={who.title} above={words.step(1)} isQuestion back={{ href: back }} faults={faults}>
      <p>{who.about}</p>
      <Form formKey={formKey}>
        <TextField
          name="siren"
          label={who.siren}
          hint={who.sirenHint}
          inputmode="numeric"
          size={14}
          value={answers.text('siren')}
          fault={faultAt(faults, 'siren')}
        />
        <TextField
          name="name"
          label={who.name}
          hint={who.nameHint}
          value={answers.text('name')}
          fault={faultAt(faults, 'name')}
        />
        <Onwards siren={siren} />
      </Form>
    </Screen>
  );
};

/** What the register calls this body among public employers. `not-told` where the person has looked up too many today. */
const nameOf = async ({ register }: FormVisit, siren: string): Promise<string | 'not-told' | undefined> => {
  try {
    const { items } = await register('GET /establishments', { query: { siren } });
    return items[0]?.organisation;
  } catch (error) {
    if (!(error instanceof RegisterRefusal)) throw error;
    if (error.code === 'too-many-look-ups-today') return 'not-told';
    if (error.code === 'bad-input') return undefined;
    throw error;
  }
};

/** The first page: the other body, by its SIREN; `to` names one that there was a mandate with. */
export const proposeMandatePage = personPage(PATHS.proposeMandate(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, formIn(visit));
    const to = visit.url.searchParams.get('to') ?? '';
    const asked = fieldsOf(SIREN.test(to) ? [['siren', to]] : []);
    const answers = visit.kept ?? draft?.fields ?? asked;
    return show(<Who {...{ siren, answers, back: PATHS.organisation.mandates(siren) }} />);
  },
  post: async (visit) => {
    const { fields, formKey, language, params } = visit;
    const { siren = '' } = params;
    const { faults: sentences } = proposeWords[language];
    const other = compact(fields.text('siren'));
    const typed = fields.text('name');
    const again = (fault: Fault): Answer =>
      showFaults(
        <Who
          {...{ siren, answers: fields, back: PATHS.organisation.mandates(siren), faults: [fault], formKey }}
        />,
      );
    if (!SIREN.test(other)) return again({ field: 'siren', sentence: sentences.siren });
    if (other === siren) return again({ field: 'siren', sentence: sentences.own });
    if (typed.length > LONGEST_NAME) return again({ field: 'name', sentence: sentences.nameLong });
    const found = await nameOf(visit, other);
    if (found === undefined && typed === '') return again({ field: 'name', sentence: sentences.unknown });
    const name = found === undefined || found === 'not-told' ? typed : found;
    const answered = {
      ...visit,
      fields: fieldsOf([
        ['siren', other],
        ['name', name],
      ]),
    };
    const draft = await keepAnswers(answered, formIn(visit), ['siren', 'name']);
    return goTo(inDraft(PATHS.proposeMandateRights(siren), draft));
  },
});
