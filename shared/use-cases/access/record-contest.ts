import type { Contest, ContestMove } from '../../domain/access/contest.ts';
import { CONTEST_SEALING } from '../../domain/access/contest-sealing.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { putContest } from '../../table/access/contests.ts';
import { appendEvent } from '../../table/events.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The one way in which a contest changes. The contest and its event are in one transaction. */
export const recordContest = (
  context: CommandContext,
  { before, after, event }: ContestMove,
): Outcome<Contest> => {
  const next = { ...after, version: after.version + 1 };
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `contest/${after.id}`,
    siren: after.siren,
    personId: after.personId,
    reason: event.reason,
    data: event.data,
    state: stateDigest(CONTEST_SEALING, next),
  });
  const contest = { ...next, lastEventHash: sealed.hash };
  return {
    value: contest,
    writes: [putContest(context.table, contest, before), appendEvent(context.table, sealed)],
  };
};
