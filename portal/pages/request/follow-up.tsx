import type { AnswerOf } from '../../client/contract.ts';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Steps } from '../../components/steps.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords, theBody } from '../../words/names.ts';
import { answersOf, isAnswer, type Request } from './acts.ts';
import { Grounds } from './grounds.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { OVER, stepsOf } from './request-steps.ts';
import { requestWords } from './words.ts';
import { YourAnswer } from './your-answer.tsx';

type Me = AnswerOf<'GET /me'>;

interface Shown {
  request: Request;
  me: Me;
}

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
