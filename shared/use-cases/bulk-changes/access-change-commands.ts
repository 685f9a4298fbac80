import type { Party } from '../../domain/administrator-changes/change-transition.ts';
import {
  type AccessChange,
  type AccessChangeId,
  type ApplyMode,
  accessChangeIdSchema,
} from '../../domain/bulk-changes/access-change.ts';
import {
  type AccessChangeMove,
  decideAccessChange as decide,
  requestAccessChange,
  runAccessChange as run,
  type Verdict,
} from '../../domain/bulk-changes/move-access-change.ts';
import { decideUndo, undoAccessChange as undo } from '../../domain/bulk-changes/undo-access-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import type { FileStore } from '../../files/file-store.ts';
import { getRoster, guardRoster } from '../../table/access/administrators.ts';
import { getAccessChange } from '../../table/bulk-changes/access-changes.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { inputKey, uploadKey } from './access-change-files.ts';
import { recordAccessChange } from './record-access-change.ts';
import { weighUndo } from './weigh-undo.ts';

/** The change, of that organisation. @throws not-found, also for another organisation's */
export const findAccessChange = async (
  { table }: Pick<CommandContext, 'table'>,
  siren: Siren,
  id: AccessChangeId,
): Promise<AccessChange> => {
  const change = id.startsWith(siren) ? await getAccessChange(table, id) : undefined;
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/** Whoever moves a change on must still administer when the transaction commits. */
const record = (context: CommandContext, siren: Siren, move: AccessChangeMove): Outcome<AccessChange> => {
  const { value, writes } = recordAccessChange(context, move);
  const actor = personIdSchema.parse(context.actor.id);
  const guard = guardRoster(context.table, siren, { personId: actor, move: 'stays', actor });
  return { value, writes: [...writes, ...(guard === undefined ? [] : [guard])] };
};

/** What comes in to be checked: a file that was uploaded, or the lines themselves. */
export type LinesSent =
  | { source: 'upload'; upload: string }
  | { source: 'csv'; content: string }
  | { source: 'lines'; content: string };

/** Takes lines in; they are checked as soon as that is stored. The lines themselves are kept beside the table. */
export const checkLines = async (
  context: CommandContext,
  files: FileStore,
  { siren, requester }: { siren: Siren; requester: { personId: PersonId; email: string } },
  sent: LinesSent,
): Promise<Outcome<AccessChange>> => {
  const id = accessChangeIdSchema.parse(`${siren}-${context.newId()}`);
  if (sent.source !== 'upload') await files.put(inputKey(id), sent.content, 'text/plain; charset=utf-8');
  const upload = sent.source === 'upload' ? uploadKey(siren, sent.upload) : undefined;
  const { source } = sent;
  return record(
    context,
    siren,
    requestAccessChange({ id, siren, requester, source, upload, now: context.now }),
  );
};

/** @throws not-found, and what the rule throws */
export const runAccessChange = async (
  context: CommandContext,
  siren: Siren,
  id: AccessChangeId,
  mode: ApplyMode,
  email: string,
): Promise<Outcome<AccessChange>> => {
  const [change, roster] = await Promise.all([
    findAccessChange(context, siren, id),
    getRoster(context.table, siren),
  ]);
  const actor = personIdSchema.parse(context.actor.id);
  return record(context, siren, run(change, mode, { actor, email, roster, now: context.now }));
};

/** @throws not-found, and what the rule throws */
export const decideAccessChange = async (
  context: CommandContext,
  siren: Siren,
  id: AccessChangeId,
  party: Party,
  verdict: Verdict,
): Promise<Outcome<AccessChange>> => {
  const change = await findAccessChange(context, siren, id);
  const isOfUndo = change.state.status === 'awaiting-undo-approval';
  return record(context, siren, (isOfUndo ? decideUndo : decide)(change, party, verdict, context.now));
};

const NOTHING = { removals: 0, losingLastRight: 0 };

/** @throws not-found, and what the rule throws */
export const undoAccessChange = async (
  context: CommandContext,
  siren: Siren,
  id: AccessChangeId,
  asker: { personId: PersonId; email: string },
): Promise<Outcome<AccessChange>> => {
  const { table, now } = context;
  const [change, roster] = await Promise.all([findAccessChange(context, siren, id), getRoster(table, siren)]);
  const takings = 'undoBefore' in change.state ? await weighUndo(context, change) : NOTHING;
  const who = { by: asker.personId, email: asker.email };
  return record(context, siren, undo(change, takings, { asker: who, roster, now }));
};
