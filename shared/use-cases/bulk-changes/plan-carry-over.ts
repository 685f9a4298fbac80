import { lineCells } from '../../bulk-changes/lines/line-cells.ts';
import type { RawLine } from '../../bulk-changes/lines/raw-line.ts';
import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CarryOver, linesToCarryOver, staysBehind } from '../../domain/bulk-changes/carry-over.ts';
import { checkLine } from '../../domain/bulk-changes/check-line.ts';
import type { AccessLine, Difference, LineFault } from '../../domain/bulk-changes/line.ts';
import { digestOf } from '../../domain/digest.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { planPeople } from './plan-people.ts';
import type { PersonLines } from './sort-lines.ts';
import type { Checked } from './summarise-bulk-change.ts';

/** What carrying the rights over does. `checked` is what the bulk change shows and applies. */
export interface CarryOverPlan {
  raws: RawLine[];
  checked: Checked;
  /** Who gets which rights at the new establishment, in the order of the cards. */
  carried: { card: AccessCard; rights: Difference[] }[];
  /** Whose rights stay behind: because they are suspended, or because a rule refuses one of them today. */
  left: { card: AccessCard; why: 'suspended' | LineFault['code'] }[];
  /** Names exactly this: the pair, each card's version, and what it is given. */
  digest: string;
}

interface Facts {
  cards: readonly AccessCard[];
  establishments: readonly Establishment[];
  now: Instant;
  newId: () => string;
}

/** The lines of each card, numbered through, and why the rules of grants refuse some of them. */
const linesOf = (move: CarryOver, { cards, establishments, now }: Facts) => {
  const known = new Map<Siret, Establishment>(establishments.map((each) => [each.siret, each]));
  const faults = new Map<number, LineFault[]>();
  const all: AccessLine[] = [];
  const people: PersonLines[] = [];
  for (const card of cards) {
    const lines = linesToCarryOver(card, move, now).map((line, index) => ({
      ...line,
      line: all.length + index + 1,
    }));
    all.push(...lines);
    for (const line of lines) {
      const found = checkLine(line, { now, establishments: known });
      if (found.length > 0) faults.set(line.line, found);
    }
    const { personId, holder } = card;
    if (lines.length > 0)
      people.push({ personId, email: holder.email, lines: lines.filter(({ line }) => !faults.has(line)) });
  }
  return { all, people, faults };
};

/**
 * Works out what each member of the old establishment gets at the new one, as a bulk change would: the same right, until
 * the same day, and nothing that they have there already. Each line is its card's own, whatever address it has.
 */
export const planCarryOver = (move: CarryOver, facts: Facts): CarryOverPlan => {
  const { cards, establishments, now, newId } = facts;
  const { all, people, faults } = linesOf(move, facts);
  const byPerson = new Map(cards.map((card) => [card.personId, card]));
  const everywhere = establishments.map(({ siret }) => siret);
  const planned = planPeople(people, { cards: byPerson, roster: new Set(), everywhere, now, newId });
  for (const { plan } of planned) for (const [line, fault] of plan.faults) faults.set(line, [fault]);
  const carried = planned.flatMap(({ card, plan }) =>
    card === undefined || plan.gives.length === 0
      ? []
      : [{ card, rights: plan.differences.filter(({ effect }) => effect !== 'unchanged') }],
  );
  const ownerOf = new Map(people.flatMap(({ personId, lines }) => lines.map(({ line }) => [line, personId])));
  const refused = [...faults].flatMap(([line, [fault]]) => {
    const owner = ownerOf.get(line);
    const card = owner && byPerson.get(owner);
    return card === undefined || fault === undefined ? [] : [{ card, why: fault.code }];
  });
  const suspended = cards.filter((card) => staysBehind(card, move.siret, now));
  const left = [...suspended.map((card) => ({ card, why: 'suspended' as const })), ...refused];
  const shown = planned.map(({ personId, card, plan }) => [
    personId,
    card?.version,
    plan.gives.map(({ id: _, ...terms }) => terms),
  ]);
  return {
    raws: all.map((line) => ({ line: line.line, cells: lineCells(line), isRagged: false })),
    checked: { lines: all.length, planned, faults, cards, establishments, mandated: [] },
    carried,
    left,
    digest: digestOf([move, shown, left.map(({ card, why }) => [card.personId, why])]),
  };
};
