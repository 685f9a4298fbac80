import type { Asking } from '../../client/contract.ts';
import { RegisterRefusal } from '../../client/refusal.ts';
import { Acts, Button } from '../../components/button.tsx';
import { calendarDate, datePartsOf } from '../../components/date-field.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { compact, type Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups } from '../../words/names.ts';
import { BECOME } from './step.tsx';
import { becomeWords } from './words.ts';

type Body = Asking<'POST /administrator-changes'>['body'];

const TYPES = ['deliberation', 'order', 'election', 'contract', 'other'] as const;
const typeIn = (answers: Fields) => TYPES.find((type) => type === answers.text('type')) ?? 'other';
const dateIn = (answers: Fields, name: string): string => calendarDate(datePartsOf(answers, name)) ?? '';
const isReplacement = (answers: Fields): boolean => answers.text('situation') === 'replace';

const bodyOf = (answers: Fields): Body => ({
  siret: compact(answers.text('siret')),
  reason: answers.text('reason'),
  evidence: {
    type: typeIn(answers),
    reference: answers.text('reference'),
    date: dateIn(answers, 'date'),
    effectiveDate: dateIn(answers, 'effective'),
  },
  kind: isReplacement(answers) ? 'replacement' : 'additional',
  ...(isReplacement(answers) && {
    outgoing: {
      email: answers.text('email'),
      access: answers.text('access') === 'end' ? 'end' : 'keep-as-declarant',
    },
  }),
});

/** The register says so where nobody administers the body. The candidate does not have to know which it is. */
const isFirst = (error: unknown): boolean =>
  error instanceof RegisterRefusal && ['no-administrator', 'other-kind-fits'].includes(error.code);

const send = async ({ register }: FormVisit, { id, fields }: Draft): Promise<string> => {
  const body = bodyOf(fields);
  const ask = (kind: Body['kind']) =>
    register('POST /administrator-changes', { body: { ...body, kind }, formKey: id });
  try {
    return (await ask(body.kind)).id;
  } catch (error) {
    if (isReplacement(fields) || !isFirst(error)) throw error;
    return (await ask('first')).id;
  }
};

interface Props {
  draft: Draft;
  faults?: readonly Fault[];
}

const Check = ({ draft, faults = [] }: Props) => {
  const { language, words: common } = useVisit();
  const words = becomeWords[language];
  const { check } = words;
  const { fields: answers } = draft;
  const day = (name: string): string => common.dates.day(`${dateIn(answers, name)}T12:00:00Z`);
  const deed = inDraft(PATHS.becomeDeed, draft);
  const situation = isReplacement(answers)
    ? {
        value: check.replace(answers.text('email'), answers.text('access') === 'end'),
        href: inDraft(PATHS.becomeOutgoing, draft),
      }
    : { value: check.join, href: inDraft(PATHS.becomeSituation, draft) };
  return (
    <Screen title={check.title} above={words.procedure} isQuestion back={{ href: deed }} faults={faults}>
      <Summary
        rows={[
          {
            term: check.place,
            value: <span class="num">{inGroups(compact(answers.text('siret')))}</span>,
            href: inDraft(BECOME, draft),
          },
          { term: check.request, ...situation },
          {
            term: check.deed,
            value: check.deedOf(words.deed.types[typeIn(answers)], answers.text('reference'), day('date')),
            href: deed,
          },
          { term: check.effective, value: day('effective'), href: deed },
          { term: check.reason, value: answers.text('reason'), href: deed },
        ]}
      />
      <h2>{check.next}</h2>
      <p>{check.nextAbout}</p>
      <Note state="mid">
        <p>{check.warning}</p>
      </Note>
      <Form formKey={draft.id}>
        <Acts>
          <Button>{check.act}</Button>
          <a href={PATHS.tasks}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** The draft, where each page before has been answered. */
const whole = (draft: Draft | undefined): Draft | undefined =>
  draft?.fields.has('siret') && draft.fields.has('situation') && draft.fields.has('reason')
    ? draft
    : undefined;

/** What is asked for, before it is sent. */
export const becomeCheckPage = personPage(PATHS.becomeCheck, {
  get: async (visit) => {
    const draft = whole(await draftIn(visit, BECOME));
    return draft === undefined ? goTo(BECOME) : show(<Check draft={draft} />);
  },
  post: async (visit) => {
    const draft = whole(await draftIn(visit, BECOME));
    if (draft === undefined) return goTo(BECOME);
    const { refusals } = becomeWords[visit.language];
    try {
      const id = await send(visit, draft);
      await visit.person.drafts.forget(BECOME, draft.id);
      return goTo(PATHS.administratorChange(id));
    } catch (error) {
      const faults = faultsOf(error, {
        'unknown-establishment': { sentence: refusals.unknown },
        'establishment-closed': { sentence: refusals.closed },
        'already-administrator': { sentence: refusals.already },
        'change-already-open': { sentence: refusals.open },
        'unknown-outgoing': { sentence: refusals.outgoing },
        'effective-date-too-late': { sentence: refusals.late },
        suspended: { sentence: refusals.suspended },
        'email-not-verified': { sentence: refusals.address },
      });
      return showFaults(<Check draft={draft} faults={faults} />);
    }
  },
});
