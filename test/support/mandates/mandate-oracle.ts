import type { Question } from '../../../shared/domain/decisions/decide.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import type { MandateTermsAsked } from '../../../shared/domain/mandates/propose-mandate.ts';
import type { Command, Slot } from './mandate-history.ts';

/** A command that the register took, and its instant. */
export interface Fact {
  at: Instant;
  command: Command;
}

const RANK = { consult: 0, declare: 1, sign: 2 };

const says = ({ services, establishments, until }: MandateTermsAsked, asked: Question): boolean => {
  const right = services[asked.service];
  return (
    right !== undefined &&
    RANK[right] >= RANK[asked.right] &&
    (establishments === 'all' || establishments.includes(asked.siret)) &&
    (until === undefined || asked.instant < until)
  );
};

const isOn = (slot: Slot, ...kinds: Command['kind'][]) => {
  return ({ command }: Fact): boolean =>
    kinds.includes(command.kind) && 'slot' in command && command.slot === slot;
};

/** What the mandate allows anybody at that instant, derived from the commands alone. */
export const mandateSays = (facts: readonly Fact[], slot: Slot, asked: Question): boolean => {
  const known = facts.filter(({ at }) => at <= asked.instant);
  const isAccepted = known.some(isOn(slot, 'accept'));
  const isOver = known.some(isOn(slot, 'end', 'refuse'));
  const terms = known.findLast(isOn(slot, 'propose', 'narrow'))?.command;
  return (
    isAccepted &&
    !isOver &&
    terms !== undefined &&
    'terms' in terms &&
    'slot' in terms &&
    says(terms.terms, asked)
  );
};

const isMemberAt = (known: readonly Fact[]): boolean => {
  const last = known.findLast(({ command: { kind } }) =>
    ['suspend', 'reactivate', 'leave', 'return'].includes(kind),
  );
  return last?.command.kind === 'reactivate' || last?.command.kind === 'return';
};

/** The grants that had been given and not ended by then. Leaving ends them all. */
const liveGrants = (known: readonly Fact[]): Fact[] => {
  const given: { fact: Fact; isEnded: boolean }[] = [];
  for (const fact of known) {
    const { command } = fact;
    if (command.kind === 'give' || command.kind === 'give-own') given.push({ fact, isEnded: false });
    const ended =
      command.kind === 'end-grant' ? given.at(command.rank % Math.max(1, given.length)) : undefined;
    if (ended !== undefined) ended.isEnded = true;
    if (command.kind === 'leave' || command.kind === 'return') for (const each of given) each.isEnded = true;
  }
  return given.filter(({ isEnded }) => !isEnded).map(({ fact }) => fact);
};

/** Whether the member may do that under the mandate at that instant, derived from the commands alone. */
export const memberMay = (facts: readonly Fact[], slot: Slot, asked: Question): boolean => {
  const known = facts.filter(({ at }) => at <= asked.instant);
  if (!isMemberAt(known) || !mandateSays(facts, slot, asked)) return false;
  return liveGrants(known).some(
    ({ at, command }) =>
      command.kind === 'give' &&
      command.slot === slot &&
      addDays(at, command.inDays) <= asked.instant &&
      says(command.terms, asked),
  );
};
