import { sumLosses } from '../../domain/access/losses.ts';
import { establishmentFault } from '../../domain/access/terms-fault.ts';
import { type BulkChange, bulkChangeIdSchema, isUnderWay } from '../../domain/bulk-changes/bulk-change.ts';
import type { CarryOver } from '../../domain/bulk-changes/carry-over.ts';
import { checkedCarryOver } from '../../domain/bulk-changes/request-bulk-change.ts';
import { requestedRun } from '../../domain/bulk-changes/run-bulk-change.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import { hasCeased } from '../../domain/directory/organisation.ts';
import { closedFrom, findSuccession } from '../../domain/directory/succession.ts';
import { DomainError, refusedAt } from '../../domain/errors.ts';
import type { Siren, Siret } from '../../domain/identifiers.ts';
import { type CalendarDate, type Instant, startOfDay } from '../../domain/instants.ts';
import type { Party } from '../../domain/people/party.ts';
import type { FileStore } from '../../files/file-store.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { getLossesTaken } from '../../table/access/losses-taken.ts';
import { getBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import { getMoves, type Moves, putMoves } from '../../table/directory/successions.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { NOTHING, recordDecided } from './commands.ts';
import { type CarryOverPlan, planCarryOver } from './plan-carry-over.ts';
import { writeChecked } from './write-checked.ts';

/** What somebody asks for: the rights of a closed establishment, at its successor from then on. */
export interface CarryOverAsked {
  siren: Siren;
  siret: Siret;
  /** Where Sirene implies no other one, or the administrator knows better. */
  successor?: Siret | undefined;
  asker: Party;
  /** The digest of the dry run that the client saw. */
  seen?: string | undefined;
  isDryRun: boolean;
}

export interface CarriedOver extends Pick<CarryOverPlan, 'carried' | 'left' | 'digest'> {
  siret: Siret;
  successor: Establishment;
  movedOn: CalendarDate;
  /** Absent where the rights hold from the run on. */
  begins?: Instant | undefined;
  /** The bulk change that carries them over. */
  change?: BulkChange | undefined;
}

const isFuture = (instant: Instant, now: Instant): boolean => instant > now;

/**
 * The pair, and from when the rights hold: from the closing where that is still to come, so that there is no gap, else
 * from the run. @throws not-found, establishment-not-closed, no-successor, unknown-establishment, establishment-closed
 */
const pairOf = (
  establishments: readonly Establishment[],
  { siret, successor: named }: CarryOverAsked,
  now: Instant,
) => {
  const known = new Map(establishments.map((each) => [each.siret, each]));
  const old = known.get(siret);
  if (old === undefined) throw new DomainError('not-found');
  const movedOn = closedFrom(old);
  if (movedOn === undefined) throw new DomainError({ code: 'establishment-not-closed', facts: { siret } });
  const to = named ?? findSuccession(siret, establishments)?.successor;
  if (to === undefined) throw new DomainError('no-successor');
  const successor = known.get(to);
  const days = [startOfDay(movedOn), ...(successor?.opensOn ? [startOfDay(successor.opensOn)] : [])];
  const begins = days
    .filter((day) => isFuture(day, now))
    .sort()
    .at(-1);
  const fault = establishmentFault(to, known, begins ?? now);
  if (fault !== undefined) throw refusedAt('/successor', fault.refusal);
  if (successor === undefined) throw new DomainError('no-successor');
  const move: CarryOver = { siret, successor: to, ...(begins !== undefined && { begins }) };
  return { move, successor, movedOn };
};

/** The bulk change that somebody asked for before, if there is one. */
const changeOf = async (
  { table }: CommandContext,
  moves: Moves | undefined,
  siret: Siret,
): Promise<BulkChange | undefined> => {
  const id = moves?.moves[siret]?.change;
  return id === undefined ? undefined : getBulkChange(table, bulkChangeIdSchema.parse(id));
};

const readFacts = async ({ table, now }: CommandContext, { siren, asker }: CarryOverAsked) => {
  const [organisation, cards, { establishments }, roster, taken, moves] = await Promise.all([
    getOrganisation(table, siren),
    listCards(table, siren),
    listEstablishments(table, siren, { consistent: true }),
    getRoster(table, siren),
    getLossesTaken(table, siren, asker.personId),
    getMoves(table, siren),
  ]);
  if (hasCeased(organisation, now)) throw new DomainError('organisation-closed');
  if (!roster.seats.has(asker.personId)) throw new DomainError('forbidden');
  return { cards, establishments, roster, taken: sumLosses(taken, now), moves };
};

/**
 * Carries the rights that members hold on a closed establishment over to its successor, as a bulk change that is
 * checked already: what was seen is applied card by card, under the asker's authority, and can be undone. Asked twice, it
 * answers with the change that is under way, and where nothing is left to carry with the last one.
 * @throws what `pairOf` throws; forbidden, organisation-closed, stale-version, nothing-to-carry-over; bad-input without a
 * dry run before
 */
export const carryRightsOver = async (
  context: CommandContext,
  files: FileStore,
  asked: CarryOverAsked,
): Promise<Outcome<CarriedOver>> => {
  const { now, newId } = context;
  const { siren, siret, asker, seen, isDryRun } = asked;
  const { cards, establishments, roster, taken, moves } = await readFacts(context, asked);
  const { move, successor, movedOn } = pairOf(establishments, asked, now);
  const plan = planCarryOver(move, { cards, establishments, now, newId });
  const { carried, left, digest } = plan;
  const last = await changeOf(context, moves, siret);
  const shown = { siret, successor, movedOn, begins: move.begins, carried, left, digest };
  if (isUnderWay(last, now)) return { value: { ...shown, change: last }, writes: [] };
  if (isDryRun) return { value: shown, writes: [] };
  if (carried.length === 0) {
    if (last === undefined) throw new DomainError('nothing-to-carry-over');
    return { value: { ...shown, change: last }, writes: [] };
  }
  if (seen === undefined) throw new DomainError('bad-input', [{ parameter: 'dryRun', code: 'check-first' }]);
  if (seen !== digest) throw new DomainError('stale-version');
  const id = bulkChangeIdSchema.parse(`${siren}-${newId()}`);
  const checked = checkedCarryOver({ id, siren, requester: asker, move, now });
  const kept = await writeChecked({ ...context, files }, checked, plan.raws, plan.checked);
  const run = requestedRun({ ...checked, ...kept }, 'valid-lines', { asker, roster, taken, now });
  const { value, writes } = await recordDecided(context, roster, { ...run, before: undefined }, NOTHING);
  const noted = [{ siret, successor: move.successor, movedOn, change: id }];
  return {
    value: { ...shown, change: value },
    writes: [...writes, putMoves(context.table, siren, noted, moves)],
  };
};
