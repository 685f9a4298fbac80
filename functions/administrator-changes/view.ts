import type { Roster } from '../../shared/domain/access/roster.ts';
import {
  type AdministratorChangeParty,
  actionsOf,
} from '../../shared/domain/administrator-changes/actions.ts';
import {
  type AdministratorChange,
  isClosed,
  type Stop,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { deadlinesOf } from '../../shared/domain/administrator-changes/deadlines.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Names } from '../../shared/domain/names.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import type { Request } from '../../shared/http/request.ts';
import { refusalInWords } from '../../shared/wording/refusal-reasons.ts';
import type { Language } from '../../shared/wording/text.ts';

/** Who reads it, when, and in which language. */
export type Reader = Pick<Request, 'now' | 'language'> & { caller: PersonCaller };

const partiesOf = (
  { candidate }: AdministratorChange,
  { personId, isSupport }: PersonCaller,
  { seats }: Roster,
): AdministratorChangeParty[] => [
  ...(candidate.personId === personId ? (['candidate'] as const) : []),
  ...(seats.has(personId) ? (['administrator'] as const) : []),
  ...(isSupport ? (['support'] as const) : []),
];

const viewState = ({ state }: AdministratorChange, language: Language) => ({
  state: state.status,
  since: state.since,
  ...('approval' in state && { way: state.approval.way }),
  ...(state.status === 'approved' && {
    effectiveAt: state.effectiveAt,
    ...(state.appliedAt !== undefined && { appliedAt: state.appliedAt }),
  }),
  ...(state.status === 'contested' && { isOverdue: state.overdueTold }),
  ...(state.status === 'refused' && {
    way: state.way,
    refusal: refusalInWords(state.reason, language),
  }),
});

/**
 * What was said against the request: administrators and support read it. The answer of an agent to a dealt case stays
 * with them until all have answered, so that the next one answers for themselves.
 */
const viewAgainst = (change: AdministratorChange, language: Language) => {
  const isSeen = ({ isAnswer }: Stop): boolean => !isAnswer || isClosed(change);
  return {
    objections: change.objections.map(({ at, reason }) => ({ at, reason: refusalInWords(reason, language) })),
    stops: change.stops.filter(isSeen).map(({ at, reason, takenBack }) => ({ at, reason, takenBack })),
  };
};

const viewLetters = ({ letters }: AdministratorChange, now: Instant) =>
  letters.map(({ number, orderedAt, leavesAt, leftAt, expiresAt, triesLeft }) => ({
    ...{ number, orderedAt, leavesAt, expiresAt, triesLeft },
    hasLeft: leftAt !== undefined && leftAt <= now,
  }));

/**
 * Whoever is to be replaced. The candidate reads back what they asked for, and not whether the address that they named is an
 * administrator's.
 */
const viewOutgoing = (
  { outgoing, unknownOutgoing }: AdministratorChange,
  names: Names | undefined,
  isWhoSeen: boolean,
) => {
  const access = outgoing?.access ?? unknownOutgoing;
  if (access === undefined) return {};
  const who =
    outgoing === undefined ? { isUnknown: true as const } : { personId: outgoing.personId, ...names };
  return { outgoing: { access, ...(isWhoSeen && who) } };
};

/** What the ids of a request are called. */
export interface RequestNames {
  organisation?: string | undefined;
  outgoing?: Names | undefined;
}

/** A request as this reader sees it, with what they can do. It says nothing of keys or of agents. */
export const viewAdministratorChange = (
  change: AdministratorChange,
  roster: Roster,
  { caller, now, language }: Reader,
  names: RequestNames = {},
) => {
  const { id, kind, siren, siret, candidate, reason, evidence, requestedAt, history, version } = change;
  const party = partyOf(caller);
  // Nobody acts without a verified address, but reads.
  const parties = partiesOf(change, caller, roster);
  const isAgainstSeen = parties.includes('administrator') || parties.includes('support');
  return {
    ...{ id, kind, siren, siret, candidate, reason, evidence, requestedAt, history, version },
    ...(names.organisation !== undefined && { organisation: names.organisation }),
    ...viewOutgoing(change, names.outgoing, isAgainstSeen),
    ...viewState(change, language),
    isOpposed: change.objections.length > 0,
    ...(isAgainstSeen && viewAgainst(change, language)),
    returns: change.returns,
    byLetter: change.isWritable ?? true,
    deadlines: deadlinesOf(change),
    letters: viewLetters(change, now),
    can: party === undefined ? [] : actionsOf(change, { party, parties, roster }, now),
  };
};
