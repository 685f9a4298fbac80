import { stageAt } from '../../domain/access/access-card.ts';
import {
  answerContest,
  type Contest,
  type ContestDecision,
  type ContestId,
  contestIdSchema,
  heldFor,
  noteOverdueContest,
  openContest,
} from '../../domain/access/contest.ts';
import { restoreAdministrator } from '../../domain/access/restore.ts';
import { moveRoster, noteContest, type Roster } from '../../domain/access/roster.ts';
import { protectedFrom } from '../../domain/access/roster-rules.ts';
import { DomainError } from '../../domain/errors.ts';
import { grantIdSchema, type Siren } from '../../domain/identifiers.ts';
import { addDays, addMilliseconds, type Instant } from '../../domain/instants.ts';
import type { Party } from '../../domain/people/party.ts';
import { calendarDaysOf } from '../../domain/working-days.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { getRoster, putRoster } from '../../table/access/administrators.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { getContest, getContestByKey } from '../../table/access/contests.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { requireOutsider } from './outsider.ts';
import { recordCardChanges } from './record-card-change.ts';
import { recordContest } from './record-contest.ts';

/** Support answers within three working days. */
const ANSWER_WORKING_DAYS = 3;
const overdueAfter = (now: Instant): Instant => addDays(now, calendarDaysOf(ANSWER_WORKING_DAYS, now));

/**
 * Somebody contests that they were removed as administrator. From then on the roster itself says whose power rests.
 * @throws not-found, nothing-to-contest, contest-over, already-contested
 */
export const contestRemoval = async (
  context: CommandContext,
  { siren, contester, reason }: { siren: Siren; contester: Party; reason: string },
): Promise<Outcome<Contest>> => {
  const { table, now, newId } = context;
  const { personId } = contester;
  const roster = await getRoster(table, siren);
  const departure = roster.departures.get(personId);
  // A stranger learns nothing about an organisation, not even that it exists.
  if (departure === undefined) throw new DomainError('not-found');
  const id = contestIdSchema.parse(`${siren}-${newId()}`);
  const move = openContest(roster, { id, siren, contester, reason }, { now, overdueAt: overdueAfter(now) });
  const { value, writes } = recordContest(context, move);
  const next = noteContest(roster, id, { of: personId, held: heldFor(roster, departure) });
  return { value, writes: [...writes, putRoster(table, siren, next, roster)] };
};

/** @throws not-found */
const requireContest = async ({ table }: CommandContext, id: ContestId): Promise<Contest> => {
  const contest = await getContest(table, id);
  if (contest === undefined) throw new DomainError('not-found');
  return contest;
};

/** Gives the place back, with what had ended together with it. The register's own decision ends the contest. */
const restore = async (context: CommandContext, { id, siren, personId }: Contest): Promise<Write[]> => {
  const { table, now, newId } = context;
  const [roster, card] = await Promise.all([getRoster(table, siren), getCard(table, siren, personId)]);
  // What ended with the access may have left the card since, even in the same change.
  const before = (card && stageAt(card, now)?.from) ?? now;
  const left = card && (await withHistory(table, card, addMilliseconds(before, -1)));
  const restoring = { now, newId: () => grantIdSchema.parse(newId()), held: left?.grants ?? [] };
  const change = card && restoreAdministrator(card, id, restoring);
  if (change === undefined) return [release(context, siren, roster, id)];
  return recordCardChanges(context, siren, [change], roster, {
    became: { how: 'support', change: id },
    ...protectedFrom(now),
    decided: id,
  });
};

const release = ({ table, now }: CommandContext, siren: Siren, roster: Roster, decided: string): Write =>
  putRoster(table, siren, moveRoster(roster, { decided }, now), roster);

/**
 * An agent of support answers a contest; the second of one mind decides. A restored administrator is protected.
 * @throws not-found, contest-closed, second-agent-needed, own-request, support-conflict
 */
export const answerRemovalContest = async (
  context: CommandContext,
  id: ContestId,
  agent: Party,
  answer: { decision: ContestDecision; reason: string },
): Promise<Outcome<Contest>> => {
  const contest = await requireContest(context, id);
  const move = answerContest(contest, agent, answer, context.now);
  const outsider = await requireOutsider(context, contest.siren, agent);
  const { value, writes } = recordContest(context, move);
  const all = [...writes, ...outsider];
  if (value.state === 'restored') return { value, writes: [...all, ...(await restore(context, contest))] };
  if (value.state === 'open') return { value, writes: all };
  const roster = await getRoster(context.table, contest.siren);
  return { value, writes: [...all, release(context, contest.siren, roster, id)] };
};

/** Records that support's answer is late. The contest stays due until it is decided, so that the alarm stays too. */
export const recordOverdueContest = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<'overdue' | 'nothing'>> => {
  const contest = await getContestByKey(context.table, key);
  if (contest === undefined || contest.state !== 'open') return { value: 'nothing', writes: [] };
  const move = noteOverdueContest(contest, context.now);
  return { value: 'overdue', writes: move === undefined ? [] : recordContest(context, move).writes };
};
