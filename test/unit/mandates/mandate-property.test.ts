import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision, Question } from '../../../shared/domain/decisions/decide.ts';
import { addDays, type Instant, instantOf } from '../../../shared/domain/instants.ts';
import type { MandateTermsAsked } from '../../../shared/domain/mandates/propose-mandate.ts';
import { RIGHTS } from '../../../shared/domain/rights.ts';
import { on, SCHOOL, TOWN_HALL } from '../../support/access/cards.ts';
import { type Command, MandateWorld, type Slot } from '../../support/mandates/mandate-history.ts';
import { type Fact, mandateSays, memberMay } from '../../support/mandates/mandate-oracle.ts';

const RUNS = 300;
const BEGINS = on('01-01');
const SLOTS: readonly Slot[] = [0, 1];
const SERVICES = ['DSN', 'DSIJ'];
const PLACES = [TOWN_HALL, SCHOOL];

const right = fc.constantFrom(...RIGHTS);
const services = fc
  .record({ DSN: right, DSIJ: right }, { requiredKeys: [] })
  .filter((named) => Object.keys(named).length > 0);
const until = fc.option(
  fc.integer({ min: 1, max: 80 }).map((days) => addDays(BEGINS, days)),
  { nil: undefined },
);
const terms: fc.Arbitrary<MandateTermsAsked> = fc.record({
  services,
  establishments: fc.oneof(fc.constant('all' as const), fc.subarray([TOWN_HALL, SCHOOL], { minLength: 1 })),
  until,
});
const slot = fc.constantFrom(...SLOTS);
const kind = <K extends string>(...kinds: K[]) => fc.constantFrom(...kinds);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind('narrow'), slot, terms }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('accept', 'refuse'), slot }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('end'), slot, side: fc.constantFrom('mandator', 'mandatary') }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: kind('give'), slot, terms, inDays: fc.integer({ min: 0, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('give-own'), terms: fc.record({ services }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('end-grant'), rank: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('suspend', 'reactivate', 'leave', 'return') }) },
);

/** Little can happen without mandates, so they are first proposed and usually accepted; then anything follows. */
const history: fc.Arbitrary<Command[]> = fc
  .tuple(terms, terms, fc.array(command, { minLength: 4, maxLength: 12 }))
  .map(([first, second, rest]) => [
    { kind: 'return' },
    { kind: 'propose', slot: 0, terms: first },
    { kind: 'accept', slot: 0 },
    { kind: 'propose', slot: 1, terms: second },
    ...rest,
  ]);

const DAYS_APART = 3;
const HOUR = 3_600_000;

const questionsAt = (instant: Instant): Question[] =>
  SERVICES.flatMap((service) =>
    PLACES.flatMap((siret) => RIGHTS.map((asked) => ({ right: asked, service, siret, instant }))),
  );

/** Every moment at which something changes, and one between each and the next. */
const momentsUntil = (now: Instant): Instant[] => {
  const moments: Instant[] = [];
  for (let at = BEGINS; at <= now; at = addDays(at, DAYS_APART)) {
    moments.push(at, instantOf(Date.parse(at) + HOUR));
  }
  return moments.filter((at) => at <= now);
};

/** Checks against what the commands say. Plain comparisons, since there are millions of them. */
const isRight = (
  world: MandateWorld,
  facts: readonly Fact[],
  question: Question,
  isYes: boolean,
): boolean => {
  const expected = SLOTS.filter((each) => memberMay(facts, each, question));
  const under = SLOTS.filter((each) => world.askUnder(each, question).decision);
  return (
    String(under) === String(expected) &&
    isYes === expected.length > 0 &&
    under.every((each) => mandateSays(facts, each, question))
  );
};

/** The answer without the card's version, which only counts changes. */
const lasting = (answer: Decision): string =>
  answer.decision ? `${answer.grant} ${answer.mandate} ${answer.profileStale}` : answer.reason;

it('never decides more than the mandate, nor differently about the past, whatever happens and whenever asked', () => {
  let taken = 0;
  let permitted = 0;
  fc.assert(
    fc.property(history, (commands) => {
      const world = new MandateWorld();
      const facts: Fact[] = [];
      const answered = new Map<string, string>();
      let now = BEGINS;
      for (const each of commands) {
        if (world.play(each, now)) facts.push({ at: now, command: each });
        for (const instant of momentsUntil(now)) {
          for (const question of questionsAt(instant)) {
            const key = `${instant} ${question.service} ${question.siret} ${question.right}`;
            const answer = world.ask(question);
            if (answer.decision) permitted += 1;
            const before = answered.get(key);
            const isGood =
              before === undefined
                ? isRight(world, facts, question, answer.decision)
                : before === lasting(answer);
            if (!isGood) throw new Error(JSON.stringify({ question, before, answer, facts }));
            answered.set(key, lasting(answer));
          }
        }
        now = addDays(now, DAYS_APART);
      }
      taken += facts.length;
    }),
    { numRuns: RUNS },
  );
  expect(taken).toBeGreaterThan(RUNS * 5);
  expect(permitted).toBeGreaterThan(RUNS);
});
