import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { TextArea } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import type { Request } from '../request/acts.ts';
import { Grounds } from '../request/grounds.tsx';
import { CaseFile } from './case-file.tsx';
import { supportWords } from './words.ts';

const CHECKS = ['deed-at-its-publisher', 'call-to-public-directory'] as const;
const MAX_REASON = 500;

interface Props {
  request: Request;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

/** What administrators and agents said against the request: quoted, and leading nowhere. */
const Against = ({ request: { objections = [], stops = [] } }: { request: Request }) => {
  const { language, words: common } = useVisit();
  const { against } = supportWords[language].decide;
  const said = [...objections, ...stops];
  if (said.length === 0) return null;
  return (
    <Note state="mid" title={against}>
      {said.map(({ at, reason }) => (
        <p>
          <q>{reason}</q> <span class="soft">{common.dates.dayAndHour(at)}</span>
        </p>
      ))}
    </Note>
  );
};

const Decide = ({ request, given, faults = [], formKey }: Props) => {
  const { decide: words } = supportWords[useVisit().language];
  const { givenName, familyName } = request.candidate;
  const back = PATHS.administratorChange(request.id);
  const { decisions, checks } = words;
  return (
    <Screen
      title={words.title}
      above={fullName({ givenName, familyName })}
      isQuestion
      back={{ href: back }}
      faults={faults}
    >
      <Grounds request={request} />
      <CaseFile request={request} />
      <Against request={request} />
      <p>{words.lead}</p>
      <Form formKey={formKey}>
        <Choices
          name="decision"
          legend={words.decision}
          fault={faultAt(faults, 'decision')}
          chosen={given.all('decision')}
          choices={(['approve', 'refuse'] as const).map((value) => ({
            value,
            label: decisions[value],
            explained: words.about[value],
          }))}
        />
        <Choices
          name="checked"
          legend={words.checked}
          hint={words.checkedHint}
          fault={faultAt(faults, 'checked')}
          chosen={given.all('checked')}
          choices={CHECKS.map((value) => ({ value, label: checks[value] }))}
        />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={given.text('reason')}
          fault={faultAt(faults, 'reason')}
          maxlength={MAX_REASON}
        />
        <Acts>
          <Button>{words.act}</Button>
          <a href={back}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

type Answer = { decision: 'approve'; checked: (typeof CHECKS)[number] } | { decision: 'refuse' };

/** Undefined where something has yet to be chosen: an approval says what was checked. */
const answerIn = (fields: Fields): Answer | undefined => {
  const decision = fields.text('decision');
  if (decision === 'refuse') return { decision };
  const checked = CHECKS.find((check) => check === fields.text('checked'));
  return decision === 'approve' && checked !== undefined ? { decision, checked } : undefined;
};

const faultsIn = (fields: Fields, words: (typeof supportWords)['fr']['decide']): Fault[] => {
  const decision = fields.text('decision');
  const { length } = fields.text('reason');
  return [
    ...(['approve', 'refuse'].includes(decision)
      ? []
      : [{ field: 'decision', sentence: words.decisionFault }]),
    ...(decision === 'approve' && answerIn(fields) === undefined
      ? [{ field: 'checked', sentence: words.checkedFault }]
      : []),
    ...(length > 0 && length <= MAX_REASON ? [] : [{ field: 'reason', sentence: words.reasonFault }]),
  ];
};

const read = ({ register, params: { id = '' } }: PersonVisit): Promise<Request> =>
  register('GET /administrator-changes/{id}', { params: { id } });

/** An agent's answer to the case that the queue dealt them. The second one answers without having seen the first's. */
export const supportDecisionPage = personPage(PATHS.changeAnswer(':id', 'decide-as-support'), {
  get: async (visit) => {
    const request = await read(visit);
    if (!request.can.includes('decide-as-support')) return goTo(PATHS.administratorChange(request.id));
    return show(<Decide request={request} given={visit.kept ?? fieldsOf([])} />);
  },
  post: async (visit) => {
    const { register, fields, formKey, language, params } = visit;
    const { id = '' } = params;
    const { decide: words } = supportWords[language];
    const again = async (faults: readonly Fault[]) =>
      showFaults(<Decide {...{ request: await read(visit), given: fields, faults, formKey }} />);
    const wrong = faultsIn(fields, words);
    const answer = answerIn(fields);
    if (wrong.length > 0 || answer === undefined) return again(wrong);
    try {
      const reason = fields.text('reason');
      await register('POST /administrator-changes/{id}/support-decision', {
        params: { id },
        body: { ...answer, reason },
        formKey,
      });
    } catch (error) {
      return again(
        faultsOf(
          error,
          { 'case-not-dealt': { sentence: words.notDealt } },
          { '/reason': { field: 'reason', sentence: words.reasonFault } },
        ),
      );
    }
    return goTo(PATHS.support.cases);
  },
});
