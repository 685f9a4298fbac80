import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { MAX_GRANTS } from '../../../shared/domain/access/card-size.ts';
import type { AccessLine } from '../../../shared/domain/bulk-changes/line.ts';
import type { Siret } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import { includesRight, type Right } from '../../../shared/domain/rights.ts';
import { cardOf, grantOf, on, rankedGrantId } from '../../support/access/cards.ts';
import {
  APPLIED_AT,
  accessLines,
  applyLines,
  BULK_SERVICES,
  cardWith,
  cardWithPrerequisites,
  decisionsOn,
  INSTANTS,
  LATER,
  linesWithPrerequisites,
  PLACES,
} from '../../support/bulk-changes/bulk-world.ts';

const RUNS = { numRuns: 1_000 };
const LONG_AGO = on('01-01');
const PAST = INSTANTS.filter((instant) => instant < APPLIED_AT);
const FUTURE = INSTANTS.filter((instant) => instant >= APPLIED_AT);

const highest = (rights: readonly (Right | undefined)[]): Right | undefined =>
  rights.reduce(
    (best, each) => (each !== undefined && (best === undefined || includesRight(each, best)) ? each : best),
    undefined,
  );

const isDuring = (
  { from, until }: { from?: Instant | undefined; until?: Instant | undefined },
  instant: Instant,
) => (from === undefined || from <= instant) && (until === undefined || instant < until);

/** What the lines ask for, computed a second time: for one service, place and instant, without any plan. */
const asked = (
  card: AccessCard,
  lines: readonly AccessLine[],
  service: string,
  siret: Siret,
  instant: Instant,
) => {
  const isOf = (line: AccessLine) => line.service === service || line.service === undefined;
  const clears = lines.filter((line) => line.action !== 'add' && isOf(line));
  const isCleared = (scope: 'all' | readonly string[]) =>
    clears.some(({ place }) => place === 'all' || place === siret || (siret === LATER && scope === 'all'));
  const held = card.grants
    .filter((grant) => grant.endedAt === undefined && isDuring(grant, instant))
    .filter(({ establishments }) => establishments === 'all' || establishments.includes(siret))
    .filter(({ establishments }) => !isCleared(establishments))
    .map(({ services }) => services[service]);
  const given = lines
    .filter((line) => line.right !== undefined && line.service === service && isDuring(line, instant))
    .filter(({ place }) => place === 'all' || place === siret)
    .map(({ right }) => right);
  return highest([...held, ...given]);
};

/** The lines that change something. A line that changes nothing is left out, as the register does. */
const applied = (lines: readonly AccessLine[], { faults }: { faults: ReadonlyMap<number, unknown> }) =>
  lines.filter(({ line }) => !faults.has(line));

describe('a bulk change', () => {
  it('comes to what its lines ask for, at every instant, service and place', () => {
    fc.assert(
      fc.property(cardWith(), accessLines(), (card, lines) => {
        const { plan, after } = applyLines(card, lines);
        const isLeaving = lines.some((line) => line.service === undefined && line.place === 'all');
        const kept = applied(lines, plan).filter(
          ({ line, action }) => action !== 'change' || plan.effects.get(line) !== 'unchanged',
        );
        const decisions = decisionsOn(after, FUTURE);
        for (const instant of FUTURE)
          for (const service of BULK_SERVICES)
            for (const siret of [...PLACES, LATER]) {
              const expected = isLeaving ? undefined : asked(card, kept, service, siret, instant);
              expect(decisions.get(`${instant} ${service} ${siret}`)).toBe(expected);
            }
      }),
      RUNS,
    );
  });

  it('comes to the same as its lines one by one, in any order', () => {
    const order = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(cardWith(), accessLines(), order, (card, lines, ranks) => {
        const shuffled = lines
          .map((line, index) => ({ line, rank: ranks[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ line }) => line);
        const oneByOne = shuffled.reduce((soFar, line) => applyLines(soFar, [line]).after, card);
        expect(decisionsOn(oneByOne)).toEqual(decisionsOn(applyLines(card, lines).after));
      }),
      RUNS,
    );
  });

  it('never rewrites the past, with any lines', () => {
    fc.assert(
      fc.property(cardWithPrerequisites, linesWithPrerequisites, (card, lines) => {
        expect(decisionsOn(applyLines(card, lines).after, PAST)).toEqual(decisionsOn(card, PAST));
      }),
      RUNS,
    );
  });

  it('gives no service without the one that it requires', () => {
    fc.assert(
      fc.property(linesWithPrerequisites, (lines) => {
        const [bare] = fc.sample(
          cardWith([...BULK_SERVICES]).map((card) => ({ ...card, grants: [] })),
          1,
        );
        if (bare === undefined) throw new Error('no card');
        const additions = lines.filter(({ action }) => action === 'add');
        const decisions = decisionsOn(applyLines(bare, additions).after, FUTURE);
        for (const [key, right] of decisions) {
          if (right === undefined || !key.includes(' DAT ')) continue;
          expect(decisions.get(key.replace(' DAT ', ' COMPTE-ENTREPRISE '))).toBeDefined();
        }
      }),
      RUNS,
    );
  });

  it('holds in a few grants for any number of lines', () => {
    const services = ['DSN', 'PASRAU', 'DPAE', 'DSIJ', 'BPIJ', 'AER', 'PEPS', 'CONTROLE-SIRET'];
    const lines = services.flatMap((service, rank) =>
      PLACES.map(
        (place, index): AccessLine => ({
          ...{ line: rank * PLACES.length + index, action: 'add', email: 'n@m.example' },
          ...{ place, service, right: 'consult' },
        }),
      ),
    );
    const [card] = fc.sample(
      cardWith().map((drawn) => ({ ...drawn, grants: [] })),
      1,
    );
    if (card === undefined) throw new Error('no card');
    expect(applyLines(card, lines).after.grants).toHaveLength(1);
  });
});

test('dates dragged down a sheet are refused line by line, as soon as they are read', () => {
  const sheet = Array.from(
    { length: 20_000 },
    (_, rank): AccessLine => ({
      ...{ line: rank + 2, email: 'nadia@mairie.example', action: 'add', service: 'DSN', right: 'sign' },
      ...{ place: 'all', from: addDays(APPLIED_AT, rank + 1) },
    }),
  );
  const { plan } = applyLines(cardOf(), sheet);
  expect(plan.faults.size).toBe(20_000);
  expect([...new Set([...plan.faults.values()].map(({ code }) => code))]).toEqual(['too-many-periods']);
  expect(plan.gives).toEqual([]);
});

test('lines that would give more than a card takes are refused, and those that take away are not', () => {
  const grants = Array.from({ length: MAX_GRANTS }, (_, rank) =>
    grantOf({ id: rankedGrantId(rank), services: { DSIJ: 'consult' }, givenAt: LONG_AGO, from: LONG_AGO }),
  );
  const who = { email: 'nadia@mairie.example', place: 'all' } as const;
  const add: AccessLine = { ...who, line: 2, action: 'add', service: 'DSN', right: 'sign' };
  const remove: AccessLine = { ...who, line: 3, action: 'remove', service: 'DSIJ' };
  const full = cardOf({ grants });
  const { plan } = applyLines(full, [add]);
  expect([...plan.faults]).toEqual([[2, { column: 'email', value: who.email, code: 'card-full' }]]);
  expect(plan.gives).toEqual([]);
  expect(applyLines(full, [add, remove]).plan.faults.size).toBe(0);
});
