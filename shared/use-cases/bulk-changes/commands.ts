import {
  type ApplyMode,
  type BulkChange,
  type BulkChangeId,
  bulkChangeIdSchema,
} from '../../domain/bulk-changes/bulk-change.ts';
import {
  type BulkChangeMove,
  type BulkChangeVerdict,
  decidedRun,
  requestBulkChange,
  requestedRun,
} from '../../domain/bulk-changes/move-bulk-change.ts';
import { decidedUndoing, requestedUndoing } from '../../domain/bulk-changes/undo-bulk-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { personIdSchema, type Siren } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import type { FileStore } from '../../files/file-store.ts';
import { getAdministrators, guardActor } from '../../table/access/administrators.ts';
import { getBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
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

/** @throws not-found, and what the rule throws */
export const runBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  mode: ApplyMode,
  asker: Party,
): Promise<Outcome<BulkChange>> => {
  const [change, roster] = await Promise.all([
    requireBulkChange(context, siren, id),
    getAdministrators(context.table, siren),
  ]);
  return record(context, siren, requestedRun(change, mode, { asker, roster, now: context.now }));
};

/** @throws not-found, and what the rule throws */
export const decideBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  party: Party,
  verdict: BulkChangeVerdict,
): Promise<Outcome<BulkChange>> => {
  const change = await requireBulkChange(context, siren, id);
  const isOfUndo = change.state.status === 'awaiting-undo-approval';
  return record(
    context,
    siren,
    (isOfUndo ? decidedUndoing : decidedRun)(change, party, verdict, context.now),
  );
};

const NOTHING = { removals: 0, losingLastRight: 0 };

/** @throws not-found, and what the rule throws */
export const undoBulkChange = async (
  context: CommandContext,
  siren: Siren,
  id: BulkChangeId,
  asker: Party,
): Promise<Outcome<BulkChange>> => {
  const { table, now } = context;
  const [change, roster] = await Promise.all([
    requireBulkChange(context, siren, id),
    getAdministrators(table, siren),
  ]);
  const losses = 'undoBefore' in change.state ? await undoImpact(context, change) : NOTHING;
  return record(context, siren, requestedUndoing(change, losses, { asker, roster, now }));
};
