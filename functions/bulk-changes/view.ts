import { lineFaultText, unreadableText } from '../../shared/bulk-changes/lines/fault-texts.ts';
import { outcomeText } from '../../shared/bulk-changes/lines/outcome-texts.ts';
import {
  type BulkChange,
  isOutdated,
  needsSecondAdministrator,
} from '../../shared/domain/bulk-changes/bulk-change.ts';
import { mayDecide } from '../../shared/domain/bulk-changes/run-bulk-change.ts';
import { mayDecideUndo } from '../../shared/domain/bulk-changes/undo-bulk-change.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import type { LineRow } from '../../shared/use-cases/bulk-changes/files.ts';
import type { Language } from '../../shared/wording/text.ts';
import type { BulkChangeAction } from './schemas.ts';

const viewState = ({ state }: BulkChange, language: Language) => ({
  ...('mode' in state && { mode: state.mode }),
  ...('runBefore' in state && { runBefore: state.runBefore }),
  ...('undoBefore' in state && state.undoBefore !== undefined && { undoBefore: state.undoBefore }),
  ...(state.status === 'refused' && { refusal: state.reason }),
  ...(state.status === 'unreadable' && {
    unreadable: { ...state.why, detail: unreadableText(state.why, language) },
  }),
});

/** A run that is offered is not refused for the lines: whole where none is faulty, else of the valid ones, if there are any. */
const runsOf = ({ summary }: BulkChange): BulkChangeAction[] => {
  const { lines = 0, faulty = 0 } = summary ?? {};
  if (faulty === 0) return ['run'];
  return faulty < lines ? ['run-valid-lines'] : [];
};

/** What the reader, an administrator of the organisation, can do now. The commands check again by themselves. */
const actionsFor = (change: BulkChange, caller: PersonCaller, now: Instant): BulkChangeAction[] => {
  const { state } = change;
  const party = partyOf(caller);
  if (party === undefined || isOutdated(change, now)) return [];
  if (state.status === 'checked') return runsOf(change);
  if (state.status === 'awaiting-approval') return mayDecide(change, party) ? ['decide'] : [];
  if (!('undoBefore' in state) || state.undoBefore <= now) return [];
  if (state.status === 'done') return ['undo'];
  if (state.status === 'interrupted')
    return state.work === 'run' && now < state.runBefore ? ['run', 'undo'] : ['undo'];
  return mayDecideUndo(state, party) ? ['decide'] : [];
};

/** A run or an undoing that was not approved in time counts as if nobody had asked for it. */
const statusOf = (change: BulkChange, now: Instant) => {
  if (isOutdated(change, now)) return 'outdated' as const;
  const { state } = change;
  const isLapsed = state.status === 'awaiting-undo-approval' && state.undoBefore <= now;
  return isLapsed ? ('done' as const) : state.status;
};

/** A line, with its faults and its outcome in words. */
export const viewLine = (row: Omit<LineRow, 'isNewcomer'>, language: Language) => ({
  ...row,
  detail: outcomeText(row.code, language),
  faults: row.faults.map((fault) => ({ ...fault, detail: lineFaultText(fault, language) })),
});

/** A bulk change as support sees it. An agent answers before seeing the other one's answer. */
export const viewForSupport = (change: BulkChange, now: Instant) => {
  const { id, siren, state, requestedBy, summary, version } = change;
  return {
    ...{ id, siren, requestedBy, version, state: statusOf(change, now), since: state.since },
    ...(summary !== undefined && { summary }),
    ...('runBefore' in state && { runBefore: state.runBefore }),
    ...('undoBefore' in state && state.undoBefore !== undefined && { undoBefore: state.undoBefore }),
    answers: 'answers' in state ? (state.answers ?? []).length : 0,
  };
};

/** A bulk change as its reader sees it. */
export const viewBulkChange = (
  change: BulkChange,
  caller: PersonCaller,
  { now, language }: { now: Instant; language: Language },
) => {
  const { id, state, source, requestedBy, requestedAt, summary, progress, kept, history, version } = change;
  return {
    ...{ id, source, requestedBy, requestedAt, history, version },
    state: statusOf(change, now),
    since: state.since,
    ...viewState(change, language),
    ...(summary !== undefined && { summary }),
    ...(progress !== undefined && { progress }),
    ...(kept !== undefined && { kept }),
    needsApproval: summary !== undefined && needsSecondAdministrator(summary),
    can: actionsFor(change, caller, now),
  };
};
