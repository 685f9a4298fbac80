import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { compact } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { BECOME, Onwards } from './step.tsx';
import { becomeWords } from './words.ts';

const SIRET = /^\d{14}$/;

interface Props {
  siret: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Place = ({ siret, faults = [], formKey }: Props) => {
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
          name="siret"
          label={words.place.siret}
          hint={words.place.hint}
          value={siret}
          fault={faultAt(faults, 'siret')}
          inputmode="numeric"
          size={20}
        />
        <p>{words.place.lead}</p>
        <Onwards />
      </Form>
    </Screen>
  );
};

/** « Devenir administrateur », 1: which establishment. */
export const becomePlacePage = personPage(BECOME, {
  get: async (visit) => {
    const draft = await draftIn(visit, BECOME);
    return show(<Place siret={(visit.kept ?? draft?.fields)?.text('siret') ?? ''} />);
  },
  post: async (visit) => {
    const { fields, formKey, language } = visit;
    const siret = fields.text('siret');
    if (!SIRET.test(compact(siret))) {
      const faults = [{ field: 'siret', sentence: becomeWords[language].place.fault }];
      return showFaults(<Place siret={siret} faults={faults} formKey={formKey} />);
    }
    const draft = await keepAnswers(visit, BECOME, ['siret']);
    return goTo(inDraft(PATHS.becomeSituation, draft));
  },
});
