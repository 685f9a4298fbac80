import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { finishWork, interruptWork } from '../../domain/bulk-changes/move-bulk-change.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { type AccessPart, listAccessParts } from '../../table/bulk-changes/parts.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import { writeOutcomes } from './finish-bulk-change.ts';
import { moveOn } from './move-on.ts';
import { type Applied, isApplied, recordUndone, undoForPerson } from './undo-for-person.ts';
import {
  decideAndCommit,
  MACHINE,
  type WorkerCall,
  type WorkerDependencies,
  type WorkLeft,
  whileAllowed,
} from './worker.ts';

const PEOPLE_PER_CALL = 100;

/** Who undoes: the administrator who asked for it, or the register when a run cannot be completed. */
const undoerOf = ({ state }: BulkChange) =>
  state.status === 'undoing' ? ({ type: 'person', id: state.by } as const) : MACHINE;

const undoOne = async (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  change: BulkChange,
  applied: Applied,
  everywhere: readonly Siret[],
): Promise<AccessPart> => {
  const by = { requestId, actor: undoerOf(change) };
  try {
    return await decideAndCommit(dependencies, by, (context) =>
      undoForPerson(context, change, applied, everywhere),
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'forbidden') throw error;
    const { code } = error;
    return decideAndCommit(dependencies, by, (context) => recordUndone(context, change, applied, [code]));
  }
};

/**
 * Takes back what was applied, some people at a time. What somebody has changed since is listed and stays. The work
 * goes on with everybody who has not been undone, and ignores where the call says it was, since a repeated call may
 * speak of the run. An undoing whose authority is lost stops where it is.
 */
export const undoPart = async (
  dependencies: WorkerDependencies,
  call: WorkerCall,
  change: BulkChange,
): Promise<WorkLeft> => {
  const { table, files } = dependencies;
  const { id } = change;
  const ran = await listAccessParts(table, id, 'run');
  const parts = ran.filter(isApplied);
  const { establishments } = await listEstablishments(table, change.siren);
  const everywhere = establishments.map(({ siret }) => siret);
  const undone = await listAccessParts(table, id, 'undo');
  const settled = new Set(undone.map(({ personId }) => personId));
  const left = parts.filter(({ personId }) => !settled.has(personId));
  let reached = 0;
  for (const part of left.slice(0, PEOPLE_PER_CALL)) {
    if (!call.hasTime()) break;
    const done = await whileAllowed(undoOne(dependencies, call, change, part, everywhere));
    if (done === undefined) {
      await moveOn(dependencies, call, id, interruptWork);
      return { next: 0, more: false };
    }
    undone.push(done);
    reached += 1;
  }
  if (reached < left.length) return { next: 0, more: true };
  const kept = undone.flatMap((part) =>
    part.outcome === 'undone' ? part.kept.map((why) => ({ personId: part.personId, why })) : [],
  );
  if (change.state.status === 'stopping')
    await writeOutcomes(files, change, new Map(ran.map((part) => [part.personId, part])));
  await moveOn(dependencies, call, id, (found, now) =>
    finishWork({ ...found, kept }, { people: parts.length, kept: kept.length }, now),
  );
  return { next: 0, more: false };
};
