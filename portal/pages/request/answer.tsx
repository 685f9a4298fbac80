import { Acts, Button } from '../../components/button.tsx';
import { TextArea } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { answersOf, type ReasonedAnswer, type Request } from './acts.ts';
import { requestWords } from './words.ts';

const MAX_REASON = 500;

interface Props {
  request: Request;
  answer: ReasonedAnswer;
  reason: string;
  faults?: readonly Fault[];
  formKey?: string;
}

const Answer = ({ request, answer, reason, faults = [], formKey }: Props) => {
  const { language, words: common } = useVisit();
  const { confirm } = requestWords[language];
  const back = PATHS.administratorChange(request.id);
  const { givenName, familyName } = request.candidate;
  const day = common.dates.day(`${request.evidence.effectiveDate}T12:00:00Z`);
  return (
    <Screen title={confirm[answer].title} isQuestion back={{ href: back }} faults={faults}>
      {answer === 'approve' ? (
        <p class="lead">{confirm.approve.lead(fullName({ givenName, familyName }), day)}</p>
      ) : null}
      <Form formKey={formKey}>
        {answer === 'approve' ? null : (
          <TextArea
            name="reason"
            label={confirm.reason}
            hint={confirm.reasonHint}
            value={reason}
            fault={faultAt(faults, 'reason')}
            maxlength={MAX_REASON}
          />
        )}
        <Acts>
          <Button look={answer === 'approve' ? 'main' : 'warn'}>{confirm[answer].act}</Button>
          <a href={back}>{confirm.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const read = ({ register, params: { id = '' } }: PersonVisit): Promise<Request> =>
  register('GET /administrator-changes/{id}', { params: { id } });

type Give = (visit: FormVisit, reason: string) => Promise<unknown>;

/** A page for each answer. Where it cannot be given any more, the request says what has become of it. */
const answerPage = (answer: ReasonedAnswer, give: Give) =>
  personPage(PATHS.changeAnswer(':id', answer), {
    get: async (visit) => {
      const request = await read(visit);
      if (!answersOf(request).includes(answer)) return goTo(PATHS.administratorChange(request.id));
      return show(<Answer request={request} answer={answer} reason={visit.kept?.text('reason') ?? ''} />);
    },
    post: async (visit) => {
      const { fields, formKey, language, params } = visit;
      const reason = fields.text('reason');
      const again = async (faults: readonly Fault[]) =>
        showFaults(
          <Answer
            request={await read(visit)}
            answer={answer}
            reason={reason}
            faults={faults}
            formKey={formKey}
          />,
        );
      const fault = { field: 'reason', sentence: requestWords[language].confirm.reasonFault };
      if (answer !== 'approve' && (reason === '' || reason.length > MAX_REASON)) return again([fault]);
      try {
        await give(visit, reason);
      } catch (error) {
        return again(faultsOf(error, {}, { '/reason': fault }));
      }
      return goTo(PATHS.administratorChange(params.id ?? ''));
    },
  });

const decide =
  (decision: (reason: string) => { decision: 'approve' } | { decision: 'refuse'; reason: string }): Give =>
  ({ register, params: { id = '' }, formKey }, reason) =>
    register('POST /administrator-changes/{id}/decision', {
      params: { id },
      body: decision(reason),
      formKey,
    });

export const answerPages = [
  answerPage(
    'approve',
    decide(() => ({ decision: 'approve' })),
  ),
  answerPage(
    'refuse',
    decide((reason) => ({ decision: 'refuse', reason })),
  ),
  answerPage('withdraw', ({ register, params: { id = '' }, formKey }, reason) =>
    register('POST /administrator-changes/{id}/withdrawal', { params: { id }, body: { reason }, formKey }),
  ),
  answerPage('object', ({ register, params: { id = '' }, formKey }, reason) =>
    register('POST /administrator-changes/{id}/objection', { params: { id }, body: { reason }, formKey }),
  ),
  answerPage('stop', ({ register, params: { id = '' }, formKey }, reason) =>
    register('POST /administrator-changes/{id}/stop', { params: { id }, body: { reason }, formKey }),
  ),
];
