import type { RawLine } from '../access-lines/raw-line.ts';
import { UnreadableLines } from '../access-lines/read-csv.ts';
import type { AccessCard } from '../domain/access-card.ts';
import type { AccessChange, AccessChangeSummary } from '../domain/access-change.ts';
import type { LineFault } from '../domain/access-line.ts';
import { applyPersonPlan } from '../domain/apply-person-plan.ts';
import type { Establishment } from '../domain/establishment.ts';
import { type PersonId, personIdSchema } from '../domain/identifiers.ts';
import { type AccessChangeMove, giveUpReading, showSummary } from '../domain/move-access-change.ts';
import type { FileStore } from '../files/file-store.ts';
import { writeSeries } from '../files/series.ts';
import { listCards } from '../table/access-cards.ts';
import { getRoster } from '../table/administrators.ts';
import { listEstablishments } from '../table/establishments.ts';
import { findByEmails } from '../table/people.ts';
import { type LineRow, planFolder, SERIES, type StoredPerson, writePlan } from './access-change-files.ts';
import type { CommandContext } from './command.ts';
import { nameOf, type Planned, planPeople } from './plan-people.ts';
import { readAccessLines } from './read-access-lines.ts';
import { newlyUncovered } from './signable.ts';
import { readLines, sortByPerson } from './sort-lines.ts';
import { writeResult } from './write-result.ts';

/** What a worker of bulk changes has at hand. */
export interface AccessWorkContext extends CommandContext {
  files: FileStore;
}

interface Checked {
  planned: Planned[];
  faults: ReadonlyMap<number, LineFault[]>;
  known: ReadonlySet<PersonId>;
  cards: readonly AccessCard[];
  establishments: readonly Establishment[];
}

/** Works out what the lines would do to the organisation as it is. */
const work = async (
  context: AccessWorkContext,
  change: AccessChange,
  raws: readonly RawLine[],
): Promise<Checked> => {
  const { table, now, newId } = context;
  const [cards, { establishments }, roster] = await Promise.all([
    listCards(table, change.siren),
    listEstablishments(table, change.siren),
    getRoster(table, change.siren),
  ]);
  const bySiret = new Map(establishments.map((each) => [each.siret, each]));
  const { lines, faults } = readLines(raws, { now, establishments: bySiret });
  const emails = [...new Set(lines.map(({ email }) => email))];
  const people = await findByEmails(table, emails);
  const known = new Set(people.values());
  const personIdOf = (email: string): PersonId => {
    const personId = people.get(email) ?? personIdSchema.parse(newId());
    people.set(email, personId);
    return personId;
  };
  const planned = planPeople(sortByPerson(lines, faults, personIdOf), {
    ...{ known, roster, now, newId },
    cards: new Map(cards.map((card) => [card.personId, card])),
    everywhere: establishments.map(({ siret }) => siret),
  });
  for (const { plan } of planned) for (const [line, fault] of plan.faults) faults.set(line, [fault]);
  return { planned, faults, known, cards, establishments };
};

const rowsOf = (raws: readonly RawLine[], { planned, faults }: Checked): LineRow[] => {
  const effects = new Map(
    planned.flatMap(({ personId, plan }) =>
      [...plan.effects].map(([line, effect]) => [line, { personId, effect }] as const),
    ),
  );
  return raws.map(({ line, cells }): LineRow => {
    const wrong = faults.get(line);
    if (wrong !== undefined) return { line, cells, faults: wrong, outcome: 'faulty' };
    return { line, cells, ...effects.get(line), faults: [], outcome: 'planned' };
  });
};

/** The cards as they would be; those whom the change invites may sign nothing until they accept. */
const cardsAfter = (
  { planned, cards }: Checked,
  { id }: AccessChange,
  { now }: AccessWorkContext,
): AccessCard[] => {
  const after = new Map(cards.map((card) => [card.personId, card]));
  for (const { card, plan } of planned) {
    if (card === undefined || plan.membership === 'invited') continue;
    const { siren, personId, holder } = card;
    const invitee = { siren, personId, holder, email: '', invitation: '', invitedBy: personId };
    const applied = applyPersonPlan(card, plan, invitee, { accessChange: id, now });
    if (applied !== undefined) after.set(personId, applied.after);
  }
  return [...after.values()];
};

/** As many as a page shows; the coverage itself tells the rest. */
const UNCOVERED_SHOWN = 200;

const summarise = (
  rows: readonly LineRow[],
  checked: Checked,
  change: AccessChange,
  context: AccessWorkContext,
): AccessChangeSummary => {
  const { planned, faults, cards, establishments } = checked;
  const count = (effect: LineRow['effect']) => rows.filter((row) => row.effect === effect).length;
  const having = (is: (each: Planned) => boolean) => planned.filter(is).length;
  const uncovered = newlyUncovered(cards, cardsAfter(checked, change, context), establishments, context.now);
  return {
    lines: rows.length,
    faulty: faults.size,
    added: count('added'),
    changed: count('changed'),
    ended: count('ended'),
    unchanged: count('unchanged'),
    people: planned.length,
    invited: having(({ plan }) => plan.membership === 'invited'),
    leaving: having(({ plan }) => plan.membership === 'ended'),
    losingLastRight: having(({ plan }) => plan.losesLastRight),
    uncovered: uncovered.length,
    firstUncovered: uncovered.slice(0, UNCOVERED_SHOWN),
    lastAdministrator: [...faults.values()].flat().some(({ code }) => code === 'last-administrator'),
  };
};

const storedPerson = (
  planned: Planned,
  { siren }: AccessChange,
  known: ReadonlySet<PersonId>,
  newId: () => string,
): StoredPerson => {
  const { personId, email, card, plan } = planned;
  const effects = [...plan.effects.values()];
  const unchanged = effects.filter((effect) => effect === 'unchanged').length;
  return {
    ...{ personId, email, ...nameOf(planned) },
    isNew: !known.has(personId),
    version: card?.version ?? 0,
    invitation: `${siren}-${newId()}`,
    ...{ membership: plan.membership, ends: plan.ends, gives: plan.gives },
    lines: { toApply: effects.length - unchanged, unchanged },
  };
};

/** Whoever applies it may be among those who leave: then their own card comes last. */
const inOrder = (people: StoredPerson[], { requestedBy }: AccessChange): StoredPerson[] => [
  ...people.filter(({ personId }) => personId !== requestedBy),
  ...people.filter(({ personId }) => personId === requestedBy),
];

const store = async (
  context: AccessWorkContext,
  change: AccessChange,
  raws: readonly RawLine[],
): Promise<AccessChangeMove | undefined> => {
  const { files, newId, now } = context;
  const checked = await work(context, change, raws);
  const rows = rowsOf(raws, checked);
  const folder = planFolder(change.id, newId());
  const differences = checked.planned.flatMap(({ personId, email, plan }) =>
    plan.differences.map((difference) => ({ personId, email, ...difference })),
  );
  const people = checked.planned.map((each) => storedPerson(each, change, checked.known, newId));
  await Promise.all([
    writePlan(files, folder, { people: inOrder(people, change) }),
    writeSeries(files, `${folder}/${SERIES.lines}`, rows),
    writeSeries(
      files,
      `${folder}/${SERIES.refused}`,
      rows.filter(({ outcome }) => outcome === 'faulty'),
    ),
    writeSeries(files, `${folder}/${SERIES.differences}`, differences),
    writeResult(files, folder, rows),
  ]);
  return showSummary(change, { summary: summarise(rows, checked, change, context), plan: folder }, now);
};

/**
 * The dry run: what the lines would do, who would lose what, and why some of them cannot be applied; nothing of any card
 * changes. Files that cannot be read end the change. Undefined where it was checked before.
 */
export const checkAccessChange = async (
  context: AccessWorkContext,
  change: AccessChange,
): Promise<AccessChangeMove | undefined> => {
  if (change.state.status !== 'checking') return undefined;
  try {
    return await store(context, change, await readAccessLines(context.files, change));
  } catch (error) {
    if (error instanceof UnreadableLines) return giveUpReading(change, error.why, context.now);
    throw error;
  }
};
