import { RegisterRefusal } from '../../client/refusal.ts';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import type { Fault } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { type ActProps, Decide, Run, Undo } from './acts.tsx';
import { People } from './people.tsx';
import { andWait, isAtWork, type Read, readBulkChange, waitAgain } from './read.ts';
import { resultWords } from './result-words.ts';
import { Standing } from './standing.tsx';
import { Figures, LeftUncovered, UncoveredSince } from './summary.tsx';
import { bulkWords } from './words.ts';

const BEFORE = ['checked', 'awaiting-approval'];

/** Nobody's rights would change: the lines say what is so already, or each has something to correct. */
const NothingToDo = ({ organisation, change: { id, summary } }: ActProps) => {
  const { language } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const faulty = summary?.faulty ?? 0;
  return (
    <Note state="info" title={words.nothingToDo}>
      {faulty === 0 ? null : (
        <p>
          <a href={PATHS.faultyLines(organisation.siren, id)}>{told.seeFaulty(faulty)}</a>
        </p>
      )}
    </Note>
  );
};

/** What can be done now. */
const WhatNow = (props: ActProps) => {
  const { can, summary, state } = props.change;
  const does = (summary?.added ?? 0) + (summary?.changed ?? 0) + (summary?.ended ?? 0) > 0;
  return (
    <>
      {(can.includes('run') || can.includes('run-valid-lines')) && does ? <Run {...props} /> : null}
      {state === 'checked' && !does ? <NothingToDo {...props} /> : null}
      {can.includes('decide') ? <Decide {...props} /> : null}
      {can.includes('undo') ? <Undo {...props} /> : null}
    </>
  );
};

interface Props extends Read {
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

const BulkChangeScreen = ({ organisation, change, lines, given, faults = [], formKey }: Props) => {
  const { language, words: common, url } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const { siren, name } = organisation;
  const title = words.titles[change.state];
  const isDone = change.state === 'done';
  const next = lines?.nextCursor && `${url.pathname}?cursor=${encodeURIComponent(lines.nextCursor)}`;
  return (
    <Screen
      title={title}
      {...(isDone && { heading: 'none' as const })}
      back={{ href: PATHS.organisation.bulk(siren), label: words.list.title }}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'bulk' }}
      faults={faults}
    >
      {isDone ? (
        <Done title={title} siren={siren}>
          <p>{words.done(change.progress?.applied ?? 0, common.dates.dayAndHour(change.since))}</p>
        </Done>
      ) : null}
      <Standing organisation={organisation} change={change} lines={lines} />
      {BEFORE.includes(change.state) ? (
        <>
          <Figures change={change} />
          <LeftUncovered change={change} />
        </>
      ) : null}
      {isDone ? <UncoveredSince organisation={organisation} change={change} /> : null}
      {lines === undefined ? null : <People lines={lines} next={next} />}
      <WhatNow {...{ organisation, change, given, faults, formKey }} />
      <Acts>
        {change.state === 'unreadable' ? (
          <ButtonLink href={PATHS.bulkFile(siren)}>{told.sendAnother}</ButtonLink>
        ) : null}
        {change.state === 'unreadable' ? <a href={PATHS.bulkTemplate('xlsx')}>{told.template}</a> : null}
        {lines === undefined || isAtWork(change) ? null : (
          <>
            <a href={PATHS.bulkDifferences(siren, change.id)}>{told.seeDifferences}</a>
            <a href={PATHS.bulkResult(siren, change.id)}>
              <Icon name="down" /> {told.resultFile}
            </a>
          </>
        )}
        <a href={PATHS.organisation.members(siren)}>{words.back}</a>
      </Acts>
    </Screen>
  );
};

/** What was asked is not possible any more, or not for this person: why, and the way back. */
const Refused = ({ detail }: { detail: string }) => {
  const { language, url } = useVisit();
  const words = bulkWords[language];
  return (
    <Screen title={words.cannot} isQuestion back={{ href: url.pathname, label: words.cannotBack }}>
      <Note state="mid">
        <p>{detail}</p>
      </Note>
    </Screen>
  );
};

const MAX_REASON = 500;

const faultsIn = ({ fields, language }: FormVisit): Fault[] => {
  const words = bulkWords[language];
  const reason = fields.text('reason');
  if (!['run', 'approve', 'refuse', 'undo'].includes(fields.text('act')))
    return [{ field: 'act', sentence: words.answerFault }];
  const isWrong = fields.text('act') === 'refuse' && (reason === '' || reason.length > MAX_REASON);
  return isWrong ? [{ field: 'reason', sentence: words.reasonFault }] : [];
};

const doWhatWasAsked = async ({ register, params, fields, formKey }: FormVisit): Promise<void> => {
  const { siren = '', id = '' } = params;
  const path = { params: { siren, id }, formKey };
  const act = fields.text('act');
  if (act === 'run') {
    const mode = fields.text('mode') === 'valid-lines' ? 'valid-lines' : 'all-or-nothing';
    const body = { dryRunId: id, mode } as const;
    await register('POST /organisations/{siren}/access-changes', { params: { siren }, body, formKey });
  } else if (act === 'undo') {
    await register('POST /organisations/{siren}/access-changes/{id}/undo', path);
  } else {
    const body =
      act === 'approve'
        ? { decision: 'approve' as const }
        : { decision: 'refuse' as const, reason: fields.text('reason') };
    await register('POST /organisations/{siren}/access-changes/{id}/decision', { ...path, body });
  }
};

const CONFLICTS = [403, 409];

/** A bulk change: what it would do, how far it is, what it did; and what its reader can do about it. */
export const bulkChangePage = personPage(PATHS.bulkChange(':siren', ':id'), {
  get: async (visit) => {
    const read = await readBulkChange(visit);
    const again = await waitAgain(visit.url, read.change);
    if (again !== undefined) return goTo(again);
    return show(<BulkChangeScreen {...read} given={visit.kept ?? fieldsOf([])} />);
  },
  post: async (visit) => {
    const { fields, formKey, url } = visit;
    const faults = faultsIn(visit);
    if (faults.length > 0)
      return showFaults(
        <BulkChangeScreen {...{ ...(await readBulkChange(visit)), given: fields, faults, formKey }} />,
      );
    try {
      await doWhatWasAsked(visit);
    } catch (error) {
      if (!(error instanceof RegisterRefusal) || !CONFLICTS.includes(error.status)) throw error;
      return show(<Refused detail={error.detail} />, 409);
    }
    return goTo(andWait(url.pathname));
  },
});
