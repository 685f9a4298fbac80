import { authorityOf, type BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { finishWork, interruptWork, stopRunning } from '../../domain/bulk-changes/move-bulk-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { noteProgress } from '../../table/bulk-changes/bulk-changes.ts';
import { type AccessPart, listAccessParts } from '../../table/bulk-changes/parts.ts';
import { applyToPerson, planObstacle, recordRefusal } from './apply-to-person.ts';
import { readPlan, type StoredPerson } from './files.ts';
import { writeOutcomes } from './finish-bulk-change.ts';
import { moveOn } from './move-on.ts';
import { inOrder, progressAfter } from './run-progress.ts';
import {
  decideAndCommit,
  type WorkerCall,
  type WorkerDependencies,
  type WorkLeft,
  whileAllowed,
} from './worker.ts';

/** People per call. A call that is lost then loses little. */
const PEOPLE_PER_CALL = 100;
/** Progress is stored once per this many people. */
const PEOPLE_PER_NOTE = 10;

/** Who runs the change, in the evidence of each part. */
const runnerOf = (change: BulkChange) =>
  ({ type: 'person', id: authorityOf(change)?.by ?? change.requestedBy }) as const;

/** @throws forbidden when the authority for the change is lost */
const applyOne = async (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  change: BulkChange,
  person: StoredPerson,
): Promise<AccessPart> => {
  const by = { requestId, actor: runnerOf(change) };
  try {
    return await decideAndCommit(dependencies, by, (context) => applyToPerson(context, change, person));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'forbidden') throw error;
    const { code } = error;
    return decideAndCommit(dependencies, by, (context) => recordRefusal(context, change, person, code));
  }
};

/**
 * Records a refusal for each person whose card differs from what was shown, or whose period is over. Nothing at all
 * is applied then. @returns whether there was one
 */
const recordOutdated = async (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  change: BulkChange,
  people: readonly StoredPerson[],
): Promise<boolean> => {
  const cards = await listCards(dependencies.table, change.siren);
  const byPerson = new Map(cards.map((card) => [card.personId, card]));
  const outdated = people.flatMap((person) => {
    const why = planObstacle(person, byPerson.get(person.personId), dependencies.clock());
    return why === undefined ? [] : [{ person, why }];
  });
  const by = { requestId, actor: runnerOf(change) };
  for (const { person, why } of outdated) {
    await decideAndCommit(dependencies, by, (context) => recordRefusal(context, change, person, why));
  }
  return outdated.length > 0;
};

/**
 * Applies what was shown, some people at a time. People who were done before are not done again. All-or-nothing stops
 * as soon as one person can no longer get what was shown. A run whose authority is lost stops where it is.
 */
export const runPart = async (
  dependencies: WorkerDependencies,
  call: WorkerCall,
  change: BulkChange,
  next: number,
): Promise<WorkLeft> => {
  const { table, files } = dependencies;
  const { id, state } = change;
  const people = inOrder((await readPlan(files, change)).people, change);
  const parts = new Map((await listAccessParts(table, id, 'run')).map((part) => [part.personId, part]));
  const isWhole = state.status === 'running' && state.mode === 'all-or-nothing';
  const stop = async (): Promise<WorkLeft> => {
    await moveOn(dependencies, call, id, stopRunning);
    return { next: 0, more: true };
  };
  // A call that was cut off while it compared has recorded a refusal, but has not stopped the run yet.
  if (isWhole && [...parts.values()].some(({ outcome }) => outcome === 'refused')) return stop();
  if (isWhole && parts.size === 0 && (await recordOutdated(dependencies, call, change, people)))
    return stop();
  const interrupt = async (): Promise<WorkLeft> => {
    const progress = progressAfter(people, parts, reached);
    await writeOutcomes(files, change, parts);
    await moveOn(dependencies, call, id, (found, now) => interruptWork({ ...found, progress }, now));
    return { next: reached, more: false };
  };
  let reached = next;
  for (const person of people.slice(next, next + PEOPLE_PER_CALL)) {
    if (!call.hasTime()) break;
    if (reached % PEOPLE_PER_NOTE === 0)
      await noteProgress(table, change, progressAfter(people, parts, reached));
    const part =
      parts.get(person.personId) ?? (await whileAllowed(applyOne(dependencies, call, change, person)));
    if (part === undefined) return interrupt();
    parts.set(person.personId, part);
    if (isWhole && part.outcome === 'refused') return stop();
    reached += 1;
  }
  const progress = progressAfter(people, parts, reached);
  await noteProgress(table, change, progress);
  if (reached < people.length) return { next: reached, more: true };
  await writeOutcomes(files, change, parts);
  const { applied, refused, unchanged } = progress;
  await moveOn(dependencies, call, id, (found, now) =>
    finishWork({ ...found, progress }, { applied, refused, unchanged }, now),
  );
  return { next: reached, more: false };
};
