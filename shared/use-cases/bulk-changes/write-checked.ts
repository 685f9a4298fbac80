import type { RawLine } from '../../bulk-changes/lines/raw-line.ts';
import { showCell } from '../../bulk-changes/lines/show-cell.ts';
import { isMemberCard } from '../../domain/access/access-card.ts';
import type { BulkChange, BulkChangeSummary } from '../../domain/bulk-changes/bulk-change.ts';
import type { FileStore } from '../../files/file-store.ts';
import { writeSeries } from '../../files/series.ts';
import type { CommandContext } from '../command.ts';
import { type LineRow, planFolder, SERIES, type StoredPerson, writePlan } from './files.ts';
import { inviteeName, type Planned } from './plan-people.ts';
import { type Checked, summarise } from './summarise-bulk-change.ts';
import { writeLineRows } from './write-line-rows.ts';

/** What a worker of bulk changes needs. */
export interface AccessWorkContext extends CommandContext {
  files: FileStore;
}

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

/** Keeps what was found, for people to see and for the run to apply. @returns what the change itself holds of it */
export const writeChecked = async (
  { files, newId, now }: AccessWorkContext,
  change: BulkChange,
  raws: readonly RawLine[],
  checked: Checked,
): Promise<{ summary: BulkChangeSummary; plan: string }> => {
  const folder = planFolder(change.id, newId());
  const people = checked.planned.map((each) => storedPerson(each, change, newId));
  await writePlan(files, folder, { people: inOrder(people, change) });
  await writeLineRows(files, folder, { all: SERIES.lines, refused: SERIES.refused }, rowsOf(raws, checked));
  await writeSeries(files, `${folder}/${SERIES.differences}`, differencesOf(checked));
  return { summary: summarise(checked, change.id, now), plan: folder };
};
