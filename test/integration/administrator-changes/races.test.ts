import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { AdministratorChangeId } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import { getAdministratorChange } from '../../../shared/table/administrator-changes/administrator-changes.ts';
import { listEvents } from '../../../shared/table/events.ts';
import { isPassing } from '../../../shared/table/is-passing.ts';
import { StaleRead } from '../../../shared/table/stale-read.ts';
import type { Table } from '../../../shared/table/table.ts';
import { advanceAdministratorChange } from '../../../shared/use-cases/administrator-changes/advance.ts';
import type { CommandContext } from '../../../shared/use-cases/command.ts';
import { ATTEMPTS } from '../../support/administrator-changes/attempts.ts';
import { askAndEscalate, contextAt } from '../../support/administrator-changes/escalated-change.ts';
import { type Attempt, type Cast, castFor } from '../../support/administrator-changes/world.ts';
import { inLanes, times } from '../../support/at-once.ts';
import { count } from '../../support/counts.ts';
import type { FaultyTable } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { type Luck, luckOf } from '../../support/faults/luck.ts';
import { CALM, skies } from '../../support/faults/skies.ts';
import { createTestTable } from '../../support/local-table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { storeWrites } from '../../support/store-writes.ts';
import { type Around, tableWithStream } from '../../support/stored-records.ts';

const seed = useFaultSeed();
const ROUNDS = count({ short: 60, long: 200, second: 0 });
/** A real local table takes up to a second per round. These are enough to see that it behaves the same. */
const ROUNDS_ON_DYNAMODB = 12;
/** Rounds that run at the same time, each on its own request. */
const LANES = 12;
const AT_ONCE = 20;

/** Support's time is over, and everybody answers at this very moment. */
const RACED_AT = toInstant('2026-07-01T08:00:00Z');

const expire: Attempt = (context, id) => advanceAdministratorChange(context, id, terms);

const CONTENDERS: [name: string, attempt: Attempt][] = [
  ['approved', ATTEMPTS.approve],
  ['refused', ATTEMPTS.refuse],
  ['expired', expire],
  ['approved', ATTEMPTS.approve],
  ['cancelled', ATTEMPTS.cancel],
];

/** The answer that an effect comes of, where it has another name. */
const ANSWERED: Record<string, string> = { objected: 'refused', contested: 'approved', applied: 'expired' };

interface Told {
  /** What came of it: `won`, or why not. */
  answer: string;
  /** Whether an earlier try may have won, of which nobody heard. */
  isUnsure: boolean;
}

/**
 * As a command does: on fresh facts again whenever somebody was faster; and as whoever sent it does, again after an
 * error that says nothing about what was done.
 */
const contend = async (
  ...[context, id, cast, attempt]: [CommandContext, AdministratorChangeId, Cast, Attempt]
): Promise<Told> => {
  try {
    const { writes } = await attempt(context, id, cast);
    await storeWrites(context.table, writes);
    return { answer: writes.length > 0 ? 'won' : 'nothing left to do', isUnsure: false };
  } catch (error) {
    if (error instanceof StaleRead) return contend(context, id, cast, attempt);
    if (error instanceof DomainError) return { answer: error.code, isUnsure: false };
    if (!isPassing(error)) throw error;
    return { ...(await contend(context, id, cast, attempt)), isUnsure: true };
  }
};

/** Each effect has its winner: who was told of it, or who never heard. */
const expectWinners = (told: (Told & { name: string })[], effects: readonly string[]): void => {
  const winners = told.filter(({ answer }) => answer === 'won').map(({ name }) => name);
  const unsure = told.filter(({ isUnsure }) => isUnsure).map(({ name }) => name);
  expect(effects).toEqual(expect.arrayContaining(winners));
  expect(winners.length).toBeLessThanOrEqual(effects.length);
  const unheard = effects.filter((effect) => !winners.includes(effect));
  expect(unheard.filter((effect) => !unsure.includes(effect))).toEqual([]);
};

const race = async (table: Table, faulty: FaultyTable, cast: Cast, luck: Luck): Promise<string> => {
  const { id, siren, version } = await askAndEscalate(table, cast);
  const among = luck.happens(0.5) ? CONTENDERS : CONTENDERS.filter(([name]) => name !== 'cancelled');
  const contenders = Array.from({ length: AT_ONCE }, (_, rank) => among[rank % among.length]).sort(() =>
    luck.between(-1, 1),
  );
  const told = await Promise.all(
    contenders.map(async ([name, attempt] = ['expired', expire]) => {
      const context = contextAt(faulty, RACED_AT, cast.candidate.personId);
      return { name, ...(await contend(context, id, cast, attempt)) };
    }),
  );
  await faulty.settled();
  const losses = told.flatMap(({ answer }) => (answer === 'won' ? [] : [answer]));
  expect([...new Set(losses)].filter((loss) => !REFUSALS.has(loss))).toEqual([]);

  const { events } = await listEvents(table, siren, { limit: 50, after: undefined });
  const own = events
    .filter(({ stream }) => stream === `change/${id}`)
    .sort((a, b) => a.sequence - b.sequence);
  expect(firstBrokenLink(own)).toBeUndefined();
  const effects = own.slice(version).map(({ type }) => type.replace('administrator-change.', ''));
  // Support has the request, so an administrator's no is kept, and an approval leads to a contest. The candidate may
  // cancel until the effect, which time brings at once.
  expect(effects.join(' ')).toMatch(
    /^(approved( applied)?|(objected )?expired|objected contested|((objected|approved|objected contested) )?cancelled)$/,
  );
  expectWinners(
    told,
    effects.map((effect) => ANSWERED[effect] ?? effect),
  );

  const seen = await times(5, () => getAdministratorChange(table, id));
  const last = effects.at(-1) ?? '';
  const outcome = last === 'applied' ? 'approved' : last;
  expect(new Set(seen.map((change) => change?.state.status))).toEqual(new Set([outcome]));
  return outcome;
};

const REFUSALS = new Set([
  ...['change-closed', 'change-not-ready', 'nothing left to do', 'contest-over', 'already-objected'],
]);

const raceMany = async (table: Table, rounds: number, sky = CALM): Promise<string[]> => {
  const lanes = await times(LANES, async (lane) => ({
    faulty: sky.through(table, lane),
    cast: await castFor(table, `-lane-${lane}`),
  }));
  const outcomes: string[] = [];
  await inLanes(rounds, LANES, async (round, lane) => {
    const { faulty = CALM.through(table), cast = await castFor(table) } = lanes[lane] ?? {};
    outcomes.push(await race(table, faulty, cast, luckOf(seed, 'race', round)));
  });
  return outcomes;
};

/** Each operation takes its own time, so that decisions cross in every way. */
const withDelays: Around = async (operation) => {
  for (let turns = Math.floor(Math.random() * 6); turns > 0; turns -= 1) await nextTurn();
  return operation();
};

it.runIf(ROUNDS > 0)(
  `gives ${AT_ONCE} decisions at once on one request one outcome, the same for everybody`,
  async () => {
    const { table } = tableWithStream(createMemoryTable(), [], withDelays);
    const outcomes = await raceMany(table, ROUNDS);
    expect(outcomes).toHaveLength(ROUNDS);
    // No way of deciding wins or loses every race.
    expect([...new Set(outcomes)].sort()).toEqual(['approved', 'cancelled', 'contested', 'expired']);
  },
);

it.each(skies(seed))('does so on DynamoDB, %s', async (_, sky) => {
  const outcomes = await raceMany(await createTestTable(), ROUNDS_ON_DYNAMODB, sky);
  expect(outcomes).toHaveLength(ROUNDS_ON_DYNAMODB);
});
