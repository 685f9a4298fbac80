import { type Losses, sumLosses } from '../../domain/access/losses.ts';
import type { Roster } from '../../domain/access/roster.ts';
import { requirePower } from '../../domain/access/roster-rules.ts';
import {
  type AgentsAnswer,
  type ApplyMode,
  authorityOf,
  type BulkChange,
  type BulkChangeId,
  bulkChangeIdSchema,
  lossesOf,
} from '../../domain/bulk-changes/bulk-change.ts';
import type { BulkChangeMove, BulkChangeVerdict } from '../../domain/bulk-changes/move-bulk-change.ts';
import { requestBulkChange } from '../../domain/bulk-changes/request-bulk-change.ts';
import { decidedRun, requestedRun } from '../../domain/bulk-changes/run-bulk-change.ts';
import { requireSecondEyes } from '../../domain/bulk-changes/second-eyes.ts';
import { answeredBySupport } from '../../domain/bulk-changes/support-eyes.ts';
import { decidedUndoing, requestedUndoing } from '../../domain/bulk-changes/undo-bulk-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import type { FileStore } from '../../files/file-store.ts';
import { checkRoster, getRoster, guardActor } from '../../table/access/administrators.ts';
import { getLossesTaken } from '../../table/access/losses-taken.ts';
import { getBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { requireOutsider } from '../access/outsider.ts';
import { sumUpLosses } from '../access/sum-losses.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { inputKey, uploadKey } from './files.ts';
import { recordBulkChange } from './record-bulk-change.ts';
import { undoImpact } from './undo-impact.ts';

/** The change, if it belongs to that organisation. @throws not-found */
export const requireBulkChange = async (
  { table }: Pick<CommandContext, 'table'>,
  siren: Siren,
  id: BulkChangeId,
): Promise<BulkChange> => {
  const change = id.startsWith(siren) ? await getBulkChange(table, id) : undefined;
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/** The actor must still administer the organisation when the transaction commits. */
const record = (context: CommandContext, siren: Siren, move: BulkChangeMove): Outcome<BulkChange> => {
  const { value, writes } = recordBulkChange(context, move);
  const actor = personIdSchema.parse(context.actor.id);
  return { value, writes: [...writes, guardActor(context.table, siren, actor)] };
};

/** What is sent for checking: an uploaded file, or the lines themselves. */
export type LinesSent =
  | { source: 'upload'; upload: string }
  | { source: 'csv'; content: string }
  | { source: 'lines'; content: string };

/** Takes lines in. They are checked as soon as that is stored. The lines themselves are kept outside the table. */
export const checkLines = async (
  context: CommandContext,
  files: FileStore,
  { siren, requester }: { siren: Siren; requester: Party },
  sent: LinesSent,
): Promise<Outcome<BulkChange>> => {
  const id = bulkChangeIdSchema.parse(`${siren}-${context.newId()}`);
  if (sent.source !== 'upload') await files.put(inputKey(id), sent.content, 'text/plain; charset=utf-8');
  const upload = sent.source === 'upload' ? uploadKey(siren, sent.upload) : undefined;
  const { source } = sent;
  return record(
    context,
    siren,
    requestBulkChange({ id, siren, requester, source, upload, now: context.now }),
  );
};

/** What somebody decides on: the change, the roster, and what they took away in the last seven days. */
const factsFor = async (context: CommandContext, siren: Siren, id: BulkChangeId, asker: PersonId) => {
  const { table, now } = context;
  const [change, roster, taken] = await Promise.all([
    requireBulkChange(context, siren, id),
    getRoster(table, siren),
    getLossesTaken(table, siren, asker),
  ]);
  return { change, roster, taken: sumLosses(taken, now) };
};

/** Stores the move on condition of the roster. What begins counts towards the seven days of who asked for it. */
export const recordDecided = async (
  context: CommandContext,
  roster: Roster,
  move: BulkChangeMove,
  losses: Losses,
): Promise<Outcome<BulkChange>> => {
  const { value, writes } = recordBulkChange(context, move);
  const { siren } = value;
  const authority = authorityOf(value);
  const summed = authority === undefined ? [] : await sumUpLosses(context, siren, authority.by, losses);
  return { value, writes: [...writes, ...summed, checkRoster(context.table, siren, roster)] };
};

export const NOTHING: Losses = { removals: 0, losingLastRight: 0 };

/** What the run, or the undoing that is asked for, takes away. */
const lossesBy = async (context: CommandContext, change: BulkChange): Promise<Losses> => {
  const { status } = change.state;
  if (status === 'checked' || status === 'awaiting-approval')
    return change.summary === undefined ? NOTHING : lossesOf(change.summary);
  return 'undoBefore' in change.state ? undoImpact(context, change) : NOTHING;
};

/** @throws not-found, forbidden, and what the rule throws */
export const runBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  mode: ApplyMode,
  asker: Party,
): Promise<Outcome<BulkChange>> => {
  const { change, roster, taken } = await factsFor(context, siren, id, asker.personId);
  if (!roster.seats.has(asker.personId)) throw new DomainError('forbidden');
  const move = requestedRun(change, mode, { asker, roster, taken, now: context.now });
  const losses = change.summary === undefined ? NOTHING : lossesOf(change.summary);
  return recordDecided(context, roster, move, losses);
};

/** @throws not-found, forbidden, and what the rules throw */
export const decideBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  party: Party,
  verdict: BulkChangeVerdict,
): Promise<Outcome<BulkChange>> => {
  const { now } = context;
  const { change, roster } = await factsFor(context, siren, id, party.personId);
  const { state } = change;
  const isOfUndo = state.status === 'awaiting-undo-approval';
  const move = (isOfUndo ? decidedUndoing : decidedRun)(change, party, verdict, now);
  requirePower(roster, party.personId, now);
  const asker = ('by' in state ? state.by : undefined) ?? change.requestedBy;
  if (verdict.decision === 'approve') requireSecondEyes(roster, { asker, eyes: party.personId }, now);
  return recordDecided(context, roster, move, await lossesBy(context, change));
};

/**
 * An agent of support answers for the second eyes that nobody in the organisation can give.
 * @throws not-found, support-conflict, and what the rule throws
 */
export const answerBulkChangeAsSupport = async (
  context: CommandContext,
  id: BulkChangeId,
  agent: Party,
  verdict: Pick<AgentsAnswer, 'decision' | 'reason'>,
): Promise<Outcome<BulkChange>> => {
  const siren = sirenSchema.safeParse(id.slice(0, 9));
  if (!siren.success) throw new DomainError('not-found');
  const [change, roster] = await Promise.all([
    requireBulkChange(context, siren.data, id),
    getRoster(context.table, siren.data),
  ]);
  const move = answeredBySupport(change, agent, verdict, { roster, now: context.now });
  const outsider = await requireOutsider(context, siren.data, agent);
  const { value, writes } = await recordDecided(context, roster, move, await lossesBy(context, change));
  return { value, writes: [...writes, ...outsider] };
};

/** @throws not-found, forbidden, and what the rule throws */
export const undoBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  asker: Party,
): Promise<Outcome<BulkChange>> => {
  const { now } = context;
  const { change, roster, taken } = await factsFor(context, siren, id, asker.personId);
  if (!roster.seats.has(asker.personId)) throw new DomainError('forbidden');
  const losses = 'undoBefore' in change.state ? await undoImpact(context, change) : NOTHING;
  const move = requestedUndoing(change, losses, { asker, roster, taken, now });
  return recordDecided(context, roster, move, losses);
};
