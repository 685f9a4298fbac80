import type { RawLine } from '../../bulk-changes/lines/raw-line.ts';
import { showCell } from '../../bulk-changes/lines/show-cell.ts';
import { UnreadableLines } from '../../bulk-changes/lines/unreadable-lines.ts';
import { isMemberCard } from '../../domain/access/access-card.ts';
import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import {
  type BulkChangeMove,
  giveUpReading,
  showSummary,
} from '../../domain/bulk-changes/move-bulk-change.ts';
import type { FileStore } from '../../files/file-store.ts';
import { writeSeries } from '../../files/series.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import type { CommandContext } from '../command.ts';
import { loadMandated } from '../mandates/load-mandated.ts';
import { findAddressees } from './addressees.ts';
import { type LineRow, planFolder, SERIES, type StoredPerson, writePlan } from './files.ts';
import { inviteeName, type Planned, planPeople } from './plan-people.ts';
import { readAccessLines } from './read-lines.ts';
import { parseLines, sortByPerson } from './sort-lines.ts';
import { type Checked, summarise } from './summarise-bulk-change.ts';
import { writeLineRows } from './write-line-rows.ts';

/** What a worker of bulk changes needs. */
export interface AccessWorkContext extends CommandContext {
  files: FileStore;
}

/** Works out what the lines would do to the organisation as it is. */
const work = async (
  context: AccessWorkContext,
  { siren }: BulkChange,
  raws: readonly RawLine[],
): Promise<Checked> => {
  const { table, now, newId } = context;
  const [cards, { establishments }, roster] = await Promise.all([
    listCards(table, siren),
    listEstablishments(table, siren),
    getAdministrators(table, siren),
  ]);
  const mandated = (await loadMandated(table, cards, now)).flatMap((access) => access.mandated);
  const bySiret = new Map(establishments.map((each) => [each.siret, each]));
  const read = parseLines(raws, { now, establishments: bySiret });
  const {
    lines,
    faults: unclear,
    personIdOf,
  } = await findAddressees(read.lines, { table, siren, cards, now, newId });
  const faults = new Map([...read.faults, ...unclear]);
  const planned = planPeople(sortByPerson(lines, faults, personIdOf), {
    ...{ roster, now, newId },
    cards: new Map(cards.map((card) => [card.personId, card])),
    everywhere: establishments.map(({ siret }) => siret),
  });
  for (const { plan } of planned) for (const [line, fault] of plan.faults) faults.set(line, [fault]);
  return { lines: raws.length, planned, faults, cards, establishments, mandated };
};

/**
 * Marks people who are to be invited, because nobody may learn from a dry run whether the register knows an address.
 */
const whoseRow = ({ personId, card }: Planned): Pick<LineRow, 'personId' | 'isNewcomer'> => ({
  personId,
  ...((card === undefined || !isMemberCard(card)) && { isNewcomer: true }),
});

/** Shows, with each fault, the cell as it was sent. The rules only know the parsed value. */
function* rowsOf(raws: readonly RawLine[], { planned, faults }: Checked): Generator<LineRow> {
  const owners = new Map<number, Planned>();
  for (const each of planned) for (const line of each.plan.effects.keys()) owners.set(line, each);
  for (const { line, cells } of raws) {
    const wrong = faults.get(line)?.map((fault) => ({ ...fault, value: showCell(cells[fault.column]) }));
    const owner = owners.get(line);
    const effect = owner?.plan.effects.get(line);
    if (wrong !== undefined) yield { line, cells, faults: wrong, outcome: 'faulty' };
    else yield { line, cells, ...(owner && whoseRow(owner)), effect, faults: [], outcome: 'planned' };
  }
}

function* differencesOf({ planned }: Checked) {
  for (const each of planned) {
    const { personId, isNewcomer } = whoseRow(each);
    const who = { ...(isNewcomer !== true && { personId }), email: each.email };
    for (const difference of each.plan.differences) yield { ...who, ...difference };
  }
}

const storedPerson = (planned: Planned, { siren }: BulkChange, newId: () => string): StoredPerson => {
  const { personId, email, card, plan } = planned;
  const effects = [...plan.effects.values()];
  const unchanged = effects.filter((effect) => effect === 'unchanged').length;
  return {
    ...{ personId, email, ...inviteeName(planned) },
    version: card?.version ?? 0,
    invitation: `${siren}-${newId()}`,
    ...{ membership: plan.membership, ends: plan.ends, gives: plan.gives },
    lines: { toApply: effects.length - unchanged, unchanged },
  };
};

/**
 * The person under whose authority the plan is applied may be among those who leave. Their own card then comes last.
 */
const inOrder = (people: StoredPerson[], { requestedBy }: BulkChange): StoredPerson[] => [
  ...people.filter(({ personId }) => personId !== requestedBy),
  ...people.filter(({ personId }) => personId === requestedBy),
];

const check = async (context: AccessWorkContext, change: BulkChange): Promise<BulkChangeMove | undefined> => {
  const { files, newId, now } = context;
  const raws = await readAccessLines(files, change);
  const checked = await work(context, change, raws);
  const folder = planFolder(change.id, newId());
  const people = checked.planned.map((each) => storedPerson(each, change, newId));
  await writePlan(files, folder, { people: inOrder(people, change) });
  await writeLineRows(files, folder, { all: SERIES.lines, refused: SERIES.refused }, rowsOf(raws, checked));
  await writeSeries(files, `${folder}/${SERIES.differences}`, differencesOf(checked));
  return showSummary(change, { summary: summarise(checked, change.id, now), plan: folder }, now);
};

/**
 * The dry run: what the lines would do, who would lose what, and why some of them cannot be applied. No card changes.
 * A file that cannot be read ends the change. Undefined when the change was already checked.
 */
export const checkBulkChange = async (
  context: AccessWorkContext,
  change: BulkChange,
): Promise<BulkChangeMove | undefined> => {
  if (change.state.status !== 'checking') return undefined;
  try {
    return await check(context, change);
  } catch (error) {
    if (error instanceof UnreadableLines) return giveUpReading(change, error.why, context.now);
    throw error;
  }
};
