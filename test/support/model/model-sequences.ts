import fc from 'fast-check';
import type { ModelRight } from './model.ts';

/** A command before it is known who administers and which grants exist. Choices are numbers, to be reduced later. */
const SERVICES: Record<string, ModelRight>[] = [
  { DSN: 'sign' },
  { DSN: 'declare' },
  { DSN: 'consult', 'COMPTE-ENTREPRISE': 'consult' },
  { 'COMPTE-ENTREPRISE': 'declare' },
  { DAT: 'sign' },
  { DAT: 'declare', 'COMPTE-ENTREPRISE': 'consult' },
  { 'COMPTE-ENTREPRISE': 'sign' },
  { TOPAZE: 'consult' },
  { NONE: 'consult' },
];

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS;

/**
 * Establishments by number: 0 is open, 1 closes, 2 is another organisation's. Times are in milliseconds from the
 * command's instant.
 */
const terms = fc.record({
  services: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...SERVICES.slice(0, 6)) },
    { weight: 1, arbitrary: fc.constantFrom(...SERVICES) },
  ),
  where: fc.oneof(
    { weight: 3, arbitrary: fc.constant('all' as const) },
    { weight: 5, arbitrary: fc.constantFrom([0], [0], [1], [0, 1], [2]) },
  ),
  from: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 4, arbitrary: fc.constantFrom(0, 1, MINUTE_MILLISECONDS, DAY_MILLISECONDS, -1) },
  ),
  length: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 4, arbitrary: fc.constantFrom(1, MINUTE_MILLISECONDS, DAY_MILLISECONDS, 0) },
  ),
});
export type DrawnTerms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

const PAUSES = [
  ...[0, 0, 1, 1, 2, 2, MINUTE_MILLISECONDS, MINUTE_MILLISECONDS, DAY_MILLISECONDS],
  ...[16 * DAY_MILLISECONDS, 30 * DAY_MILLISECONDS],
];

const KINDS = [
  ...(['invite', 'invite', 'invite', 'accept', 'accept', 'accept', 'accept', 'refuse'] as const),
  ...(['give', 'give', 'give', 'change', 'end-grant', 'suspend', 'reactivate'] as const),
  ...(['remove', 'promote', 'promote', 'demote'] as const),
];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  pause: fc.constantFrom(...PAUSES),
  organisation: fc.constantFrom(0, 0, 0, 1),
  /** Usually one of the administrators, otherwise anybody. */
  asAdministrator: fc.constantFrom(true, true, true, true, true, false),
  actor: fc.nat(9),
  /** For commands on a card, usually a person who has one there. */
  asMember: fc.constantFrom(true, true, true, true, true, true, true, false),
  target: fc.nat(4),
  /** Usually the person whom the invitation is for. */
  asInvited: fc.constantFrom(true, true, true, false),
  /** Counted from the newest. */
  invitation: fc.constantFrom(0, 0, 0, 1, 2),
  grant: fc.nat(9),
  terms,
  grants: fc.array(terms, { maxLength: 2 }),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Half of the sequences begin with two administrators, so that one may leave. */
export const sequence = fc.record({
  withColleague: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 12, size: 'max' }),
});
export type Sequence = typeof sequence extends fc.Arbitrary<infer T> ? T : never;
