import type { RawLine } from '../../bulk-changes/lines/raw-line.ts';
import { UnreadableLines } from '../../bulk-changes/lines/unreadable-lines.ts';
import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import {
  type BulkChangeMove,
  giveUpReading,
  showSummary,
} from '../../domain/bulk-changes/move-bulk-change.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';

import { loadMandated } from '../mandates/load-mandated.ts';
import { findAddressees } from './addressees.ts';
import { planPeople } from './plan-people.ts';
import { readAccessLines } from './read-lines.ts';
import { parseLines, sortByPerson } from './sort-lines.ts';
import type { Checked } from './summarise-bulk-change.ts';
import { type AccessWorkContext, writeChecked } from './write-checked.ts';

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

const check = async (context: AccessWorkContext, change: BulkChange): Promise<BulkChangeMove | undefined> => {
  const raws = await readAccessLines(context.files, change);
  const checked = await work(context, change, raws);
  return showSummary(change, await writeChecked(context, change, raws, checked), context.now);
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
