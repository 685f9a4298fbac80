import type { AccessCard } from '../../domain/access/access-card.ts';
import { applyPersonPlan } from '../../domain/bulk-changes/apply-person-plan.ts';
import type { BulkChangeId, BulkChangeSummary } from '../../domain/bulk-changes/bulk-change.ts';
import type { LineEffect, LineFault } from '../../domain/bulk-changes/line.ts';
import type { MandatedAccess } from '../../domain/decisions/decide.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { Instant } from '../../domain/instants.ts';
import { newlyUncovered } from '../decisions/signable.ts';
import type { Planned } from './plan-people.ts';

/** The result of a dry run. */
export interface Checked {
  /** The number of lines sent, faulty ones included. */
  lines: number;
  planned: readonly Planned[];
  /** The faults of each line, by its number. */
  faults: ReadonlyMap<number, LineFault[]>;
  cards: readonly AccessCard[];
  establishments: readonly Establishment[];
  /** What people of other organisations may do here under mandates. */
  mandated: readonly MandatedAccess[];
}

/** The cards as they would be. People whom the change invites may sign nothing before they accept. */
const cardsAfter = ({ planned, cards }: Checked, bulkChange: BulkChangeId, now: Instant): AccessCard[] => {
  const after = new Map(cards.map((card) => [card.personId, card]));
  for (const { card, plan } of planned) {
    if (card === undefined || plan.membership === 'invited') continue;
    const { siren, personId, holder } = card;
    const invitee = { siren, personId, holder, email: '', invitation: '', invitedBy: personId };
    const applied = applyPersonPlan(card, plan, invitee, { bulkChange, now });
    if (applied !== undefined) after.set(personId, applied.after);
  }
  return [...after.values()];
};

const countEffects = (planned: readonly Planned[]): Record<LineEffect, number> => {
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  for (const { plan } of planned) for (const effect of plan.effects.values()) counts[effect] += 1;
  return counts;
};

/** As many as a page shows. The coverage itself lists the rest. */
const UNCOVERED_SHOWN = 200;

/** What an administrator must know before anything is applied. */
export const summarise = (checked: Checked, id: BulkChangeId, now: Instant): BulkChangeSummary => {
  const { lines, planned, faults, cards } = checked;
  const sumOf = (count: (each: Planned) => number): number =>
    planned.reduce((sum, each) => sum + count(each), 0);
  const having = (is: (each: Planned) => boolean): number => planned.filter(is).length;
  const uncovered = newlyUncovered(cards, cardsAfter(checked, id, now), checked, now);
  return {
    lines,
    faulty: faults.size,
    ...countEffects(planned),
    reduced: sumOf(({ plan }) => plan.reducing),
    widened: sumOf(({ plan }) => plan.widening),
    people: planned.length,
    invited: having(({ plan }) => plan.membership === 'invited'),
    leaving: having(({ plan }) => plan.membership === 'ended'),
    losingLastRight: having(({ plan }) => plan.losesLastRight),
    uncovered: uncovered.length,
    firstUncovered: uncovered.slice(0, UNCOVERED_SHOWN),
    lastAdministrator: [...faults.values()].flat().some(({ code }) => code === 'last-administrator'),
  };
};
