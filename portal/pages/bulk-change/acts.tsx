import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Summary } from '../../components/summary.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import type { Read } from './read.ts';
import { resultWords } from './result-words.ts';
import { bulkWords } from './words.ts';

export interface ActProps extends Pick<Read, 'organisation' | 'change'> {
  given: Fields;
  faults: readonly Fault[];
  formKey?: string | undefined;
}

/** Who else administers: one of them must say yes. */
export const Approvers = ({ organisation, change }: Pick<Read, 'organisation' | 'change'>) => {
  const words = bulkWords[useVisit().language];
  const others = organisation.administrators.filter(({ personId }) => personId !== change.requestedBy);
  const names = others.map(fullName).join(', ');
  return (
    <p>
      {names === '' ? '' : `${words.approvers(names)} ${words.approversRule} `}
      {words.noApprovers}
    </p>
  );
};

/** Applies what was shown, without the lines that are refused. */
export const Run = ({ organisation, change, formKey }: ActProps) => {
  const { language, words: common } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const { summary, needsApproval, runBefore } = change;
  const faulty = summary?.faulty ?? 0;
  return (
    <section class="box">
      <h2>{words.apply}</h2>
      <Form formKey={formKey}>
        <input type="hidden" name="act" value="run" />
        {faulty === 0 ? null : (
          <>
            <input type="hidden" name="mode" value="valid-lines" />
            <p>
              {words.faulty(faulty)}{' '}
              <a href={PATHS.faultyLines(organisation.siren, change.id)}>{told.seeFaulty(faulty)}</a>
            </p>
          </>
        )}
        {needsApproval ? <Approvers organisation={organisation} change={change} /> : null}
        {runBefore === undefined ? null : <p>{words.before(common.dates.dayAndHour(runBefore))}</p>}
        <Acts>
          <Button look={(summary?.ended ?? 0) > 0 && !needsApproval ? 'warn' : 'main'}>
            {needsApproval ? words.ask : words.run}
          </Button>
          <a href={PATHS.organisation.members(organisation.siren)}>{words.giveUp}</a>
        </Acts>
      </Form>
    </section>
  );
};

/** The second pair of eyes. */
export const Decide = ({ change, given, faults, formKey }: ActProps) => {
  const words = bulkWords[useVisit().language];
  const isOfUndo = change.state === 'awaiting-undo-approval';
  return (
    <Form formKey={formKey}>
      <Choices
        name="act"
        legend={words.answer}
        fault={faultAt(faults, 'act')}
        chosen={given.all('act')}
        choices={[
          {
            value: 'approve',
            label: words.approve,
            explained: isOfUndo ? words.approveUndoAbout : words.approveAbout,
          },
          { value: 'refuse', label: words.refuse, explained: words.refuseAbout },
        ]}
      />
      <TextField
        name="reason"
        label={words.reason}
        value={given.text('reason')}
        fault={faultAt(faults, 'reason')}
      />
      <Acts>
        <Button>{words.send}</Button>
      </Acts>
    </Form>
  );
};

/** What an undoing would do, by the lines that were found to do something. */
const UndoingDoes = ({ change: { summary } }: Pick<ActProps, 'change'>) => {
  const words = bulkWords[useVisit().language];
  const rows = (['ended', 'added', 'changed'] as const).flatMap((effect) => {
    const n = summary?.[effect] ?? 0;
    return n === 0 ? [] : [{ term: words.undoes[effect], value: words.undone[effect](n) }];
  });
  return rows.length === 0 ? null : <Summary rows={rows} />;
};

/** Takes it all back. */
export const Undo = ({ change, formKey }: ActProps) => {
  const { undoBefore } = change;
  const { language, words: common } = useVisit();
  const words = bulkWords[language];
  if (undoBefore === undefined) return null;
  return (
    <details class="box">
      <summary>{words.mistake}</summary>
      <UndoingDoes change={change} />
      <p>{words.undoAbout(common.dates.dayAndHour(undoBefore))}</p>
      <Form formKey={formKey}>
        <input type="hidden" name="act" value="undo" />
        <Acts>
          <Button look="plain">{words.undo}</Button>
        </Acts>
      </Form>
    </details>
  );
};
