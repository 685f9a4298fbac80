import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button, ButtonLink } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Step, Steps } from '../../components/steps.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords, theBody } from '../../words/names.ts';
import { answersOf, isAnswer, type Request } from './acts.ts';
import { Grounds } from './grounds.tsx';
import { requestWords } from './words.ts';

type Me = AnswerOf<'GET /me'>;

interface Shown {
  request: Request;
  me: Me;
}

/** States in which nothing comes any more by itself. */
const OVER = ['refused', 'expired', 'cancelled'];

/** What has happened and what comes, each with its day. Who waits for an answer is told why nobody is named. */
const stepsOf = (
  request: Request,
  visit: Pick<PersonVisit, 'language' | 'words'>,
  isMine: boolean,
): Step[] => {
  const words = requestWords[visit.language];
  const at = visit.words.dates.dayAndHour;
  const { state, history, deadlines, effectiveAt, appliedAt, requestedAt } = request;
  const past = history
    .slice(1, -1)
    .map(({ status, at: when }): Step => ({ state: 'done', title: titleOf(words, status), about: at(when) }));
  const isUntold = isMine && state === 'pending' && history.length < 2;
  const now = { title: titleOf(words, state), about: isUntold ? words.told : at(request.since) };
  const isOver = OVER.includes(state) || appliedAt !== undefined;
  return [
    { state: 'done', title: words.made, about: at(requestedAt) },
    ...past,
    { state: isOver ? 'done' : 'now', ...now },
    ...(isOver
      ? []
      : deadlines
          .toSorted((a, b) => a.at.localeCompare(b.at))
          .map(
            ({ what, at: when }): Step => ({
              state: 'to-come',
              title: words.deadlines[what] ?? what,
              about: at(when),
            }),
          )),
    ...(appliedAt === undefined
      ? []
      : [{ state: 'done' as const, title: words.effect, about: at(effectiveAt ?? appliedAt) }]),
  ];
};

const titleOf = (words: (typeof requestWords)['fr'], status: string): string => {
  const titles: Readonly<Record<string, string>> = words.titles;
  return titles[status] ?? status;
};

/** What the candidate can do meanwhile: the key, or think better of it. */
const Meanwhile = ({ request }: { request: Request }) => {
  const { language, words: common } = useVisit();
  const words = requestWords[language];
  const { can } = request;
  const letter = request.letters.at(-1);
  const hasKey = can.includes('activate');
  if (!hasKey && !can.includes('order-activation-key') && !can.includes('cancel')) return null;
  return (
    <aside>
      {hasKey || can.includes('order-activation-key') ? (
        <div class="box">
          <h2>{words.key.title}</h2>
          <p>{words.key.about}</p>
          {letter === undefined ? null : (
            <p class="soft">
              {words.key.ordered(common.dates.day(letter.orderedAt))}{' '}
              {words.key.tries(letter.triesLeft, common.dates.day(letter.expiresAt))}
            </p>
          )}
          {hasKey ? (
            <p>
              <a href={PATHS.changeKey(request.id)}>{words.key.enter}</a>
            </p>
          ) : null}
          {can.includes('order-activation-key') ? (
            <Form action={PATHS.changeKeyOrder(request.id)}>
              <Button look="plain">{words.key.order}</Button>
            </Form>
          ) : null}
        </div>
      ) : null}
      {can.includes('cancel') ? (
        <div class="box">
          <h2>{words.cancel.title}</h2>
          <p>
            <a href={PATHS.changeCancel(request.id)}>{words.cancel.link}</a>
          </p>
          <p class="small soft">{words.cancel.until}</p>
        </div>
      ) : null}
    </aside>
  );
};

/** After this many returns only support approves (authority: rule 3). */
const MAX_RETURNS = 2;

/** How often an approval did not hold until its effect, so that the request began again. */
const Returned = ({ request: { returns, state, appliedAt } }: { request: Request }) => {
  const { returned } = requestWords[useVisit().language];
  if (returns === 0 || OVER.includes(state) || appliedAt !== undefined) return null;
  return (
    <Note state="mid" title={returned.title(returns)}>
      <p>{returns < MAX_RETURNS ? returned.about : returned.supportOnly}</p>
    </Note>
  );
};

/** An administrator's answer: chosen here, confirmed on the next screen. */
const YourAnswer = ({
  request,
  fault,
  formKey,
}: {
  request: Request;
  fault?: string | undefined;
  formKey?: string | undefined;
}) => {
  const { answer: words } = requestWords[useVisit().language];
  const answers = answersOf(request);
  if (answers.length === 0) return null;
  const about = {
    approve: words.approveAbout,
    refuse: words.refuseAbout,
    object: words.objectAbout,
    withdraw: words.withdrawAbout,
    'decide-as-support': words.decideAbout,
    stop: words.stopAbout,
  };
  return (
    <section aria-labelledby="answer-title">
      <h2 id="answer-title">{words.title}</h2>
      <Form formKey={formKey}>
        <Choices
          name="answer"
          legend={words.title}
          hideLegend
          hint={
            answers.includes('stop') || answers.includes('decide-as-support') ? words.leadSupport : words.lead
          }
          fault={fault}
          chosen={[]}
          choices={answers.map((value) => ({ value, label: words[value], explained: about[value] }))}
        />
        <Acts>
          <Button>{words.go}</Button>
        </Acts>
      </Form>
    </section>
  );
};

const FollowUp = ({
  request,
  me,
  faults = [],
  formKey,
}: Shown & { faults?: readonly Fault[]; formKey?: string }) => {
  const visit = useVisit();
  const { language } = visit;
  const words = requestWords[language];
  const named = [...me.organisations, ...me.tasks.flatMap(({ organisation }) => organisation ?? [])].find(
    ({ siren }) => siren === request.siren,
  );
  const { organisation } = request;
  const said = organisation === undefined ? words.body(inGroups(request.siren)) : nameInWords(organisation);
  const body = organisation !== undefined && language === 'fr' ? theBody(said) : said;
  const isMine = request.candidate.personId === me.personId;
  const isApplied = request.appliedAt !== undefined;
  // What is decided may still be objected to, taken back or stopped. Nobody asks that of the reader.
  const answers = answersOf(request);
  const isAsked = !isMine && (answers.includes('approve') || answers.includes('decide-as-support'));
  const state = words.titles[request.state];
  return (
    <Screen
      title={isAsked ? words.asks(`${request.candidate.givenName} ${request.candidate.familyName}`) : state}
      above={words.above(body)}
      back={{ href: PATHS.tasks, label: words.back }}
      {...(named !== undefined && !isMine && { organisation: { siren: request.siren, name: said } })}
      isQuestion={!isMine}
      faults={faults}
    >
      {isMine ? <p class="lead">{isApplied ? words.applied : words.leads[request.state]}</p> : null}
      {isAsked ? <p class="lead">{state}</p> : null}
      <Returned request={request} />
      {isMine ? null : <Grounds request={request} />}
      {isMine ? null : <YourAnswer request={request} fault={faultAt(faults, 'answer')} formKey={formKey} />}
      <div class={isMine ? 'two' : undefined}>
        <section aria-labelledby="steps">
          <h2 id="steps">{words.steps}</h2>
          <Steps steps={stepsOf(request, visit, isMine)} />
        </section>
        {isMine ? <Meanwhile request={request} /> : null}
      </div>
      {isMine ? <Grounds request={request} /> : null}
      {isMine && request.state === 'approved' && isApplied ? (
        <Acts>
          <ButtonLink href={PATHS.organisation.overview(request.siren)}>{words.open(body)}</ButtonLink>
        </Acts>
      ) : null}
    </Screen>
  );
};

const read = async ({ register, params: { id = '' } }: PersonVisit): Promise<Shown> => {
  const [request, me] = await Promise.all([
    register('GET /administrator-changes/{id}', { params: { id } }),
    register('GET /me', {}),
  ]);
  return { request, me };
};

/** A request to become administrator: where it stands, for its candidate; what it asks, for whoever answers. */
export const followUpPage = personPage(PATHS.administratorChange(':id'), {
  get: async (visit) => show(<FollowUp {...(await read(visit))} />),
  post: async (visit) => {
    const { fields, formKey, language, params } = visit;
    const { id = '' } = params;
    const answer = fields.text('answer');
    if (isAnswer(answer)) return goTo(PATHS.changeAnswer(id, answer));
    const faults = [{ field: 'answer', sentence: requestWords[language].answer.fault }];
    return showFaults(<FollowUp {...(await read(visit))} faults={faults} formKey={formKey} />);
  },
});
