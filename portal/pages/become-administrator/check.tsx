import type { Asking } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { calendarDate, datePartsOf } from '../../components/date-field.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords, placeInWords } from '../../words/names.ts';
import { deedIn } from '../deed/deed-fields.tsx';
import { DEED_TYPES } from './deed.tsx';
import { type FoundPlace, lookUp, siretIn } from './look-up.ts';
import { BECOME } from './step.tsx';
import { becomeWords } from './words.ts';

type Body = Asking<'POST /administrator-changes'>['body'];

const isReplacement = (answers: Fields): boolean => answers.text('situation') === 'replace';

const bodyOf = (answers: Fields): Body => ({
  siret: siretIn(answers) ?? '',
  reason: answers.text('reason'),
  evidence: {
    ...deedIn(answers, DEED_TYPES),
    effectiveDate: calendarDate(datePartsOf(answers, 'effective')) ?? '',
  },
  // The register knows whether it is the first one.
  ...(isReplacement(answers) && {
    outgoing: {
      email: answers.text('email'),
      access: answers.text('access') === 'end' ? 'end' : 'keep-as-declarant',
    },
  }),
});

type Place = FoundPlace | 'not-told' | 'unknown';

interface Props {
  draft: Draft;
  place: Place;
  faults?: readonly Fault[];
}

const isFirst = (place: Place): boolean => typeof place !== 'string' && place.hasAdministrator === false;

/** What happens once it is sent. */
const nextOf = (place: Place, { nextAbout, nextFirst, nextSupport }: typeof becomeWords.fr.check): string => {
  if (!isFirst(place)) return nextAbout;
  return typeof place !== 'string' && place.letterTo === undefined ? nextSupport : nextFirst;
};

const PlaceLines = ({ place, siret }: { place: Place; siret: string }) => (
  <>
    {typeof place === 'string' ? null : (
      <>
        {nameInWords(place.organisation)}
        <br />
        {placeInWords(place)}
        <br />
      </>
    )}
    <span class="num">{inGroups(siret)}</span>
  </>
);

const Check = ({ draft, place, faults = [] }: Props) => {
  const { language, words: common } = useVisit();
  const words = becomeWords[language];
  const { check } = words;
  const { fields: answers } = draft;
  const { evidence } = bodyOf(answers);
  const day = (date: string): string => common.dates.day(`${date}T12:00:00Z`);
  const deed = inDraft(PATHS.becomeDeed, draft);
  const situation = isReplacement(answers)
    ? {
        value: check.replace(answers.text('email'), answers.text('access') === 'end'),
        href: inDraft(PATHS.becomeOutgoing, draft),
      }
    : { value: isFirst(place) ? check.first : check.join, href: inDraft(PATHS.becomeSituation, draft) };
  return (
    <Screen title={check.title} above={words.procedure} isQuestion back={{ href: deed }} faults={faults}>
      <Summary
        rows={[
          {
            term: check.place,
            value: <PlaceLines place={place} siret={siretIn(answers) ?? ''} />,
            href: inDraft(BECOME, draft),
          },
          { term: check.request, ...situation },
          {
            term: check.deed,
            value: words.deed.cited(words.deed.types[evidence.type], evidence.reference, day(evidence.date)),
            href: deed,
          },
          { term: check.effective, value: day(evidence.effectiveDate), href: deed },
          { term: check.reason, value: answers.text('reason'), href: deed },
        ]}
      />
      <h2>{check.next}</h2>
      <p>{nextOf(place, check)}</p>
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
  draft !== undefined &&
  siretIn(draft.fields) !== undefined &&
  draft.fields.has('situation') &&
  draft.fields.has('reason')
    ? draft
    : undefined;

const placeOf = ({ register }: PersonVisit, { fields }: Draft): Promise<Place> =>
  lookUp(register, siretIn(fields) ?? '');

/** What is asked for, before it is sent. */
export const becomeCheckPage = personPage(PATHS.becomeCheck, {
  get: async (visit) => {
    const draft = whole(await draftIn(visit, BECOME));
    if (draft === undefined) return goTo(BECOME);
    return show(<Check draft={draft} place={await placeOf(visit, draft)} />);
  },
  post: async (visit) => {
    const draft = whole(await draftIn(visit, BECOME));
    if (draft === undefined) return goTo(BECOME);
    const { refusals } = becomeWords[visit.language];
    try {
      const { id } = await visit.register('POST /administrator-changes', {
        body: bodyOf(draft.fields),
        formKey: draft.id,
      });
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
        'deed-after-effect': { sentence: refusals.deedAfterEffect },
        suspended: { sentence: refusals.suspended },
        'email-not-verified': { sentence: refusals.address },
      });
      return showFaults(<Check draft={draft} place={await placeOf(visit, draft)} faults={faults} />);
    }
  },
});
