import { setImmediate as nextTurn } from 'node:timers/promises';
import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import type { AdministratorChangeId } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import { getAdministratorChange } from '../../../shared/table/administrator-changes/administrator-changes.ts';
import { commit, StaleRead } from '../../../shared/table/commit.ts';
import { listEvents } from '../../../shared/table/events.ts';
import type { Table } from '../../../shared/table/table.ts';
import { advanceAdministratorChange } from '../../../shared/use-cases/administrator-changes/advance.ts';
import type { CommandContext } from '../../../shared/use-cases/command.ts';
import { ATTEMPTS } from '../../support/administrator-changes/attempts.ts';
import { askAndEscalate, contextAt } from '../../support/administrator-changes/escalated-change.ts';
import { type Attempt, type Cast, castFor } from '../../support/administrator-changes/world.ts';
import { times } from '../../support/at-once.ts';
import { withConflicts } from '../../support/conflicts.ts';
import { createTestTable } from '../../support/local-table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { type Around, tableWithStream } from '../../support/stored-records.ts';

const ROUNDS = 200;
/** The local table takes a second for a round: enough of them to know that it is no different there. */
const ROUNDS_ON_DYNAMODB = 12;
/** Rounds that run side by side, each on a request of its own. */
const LANES = 4;
const AT_ONCE = 20;

/** Support has let its time go by, and everybody answers in this very moment. */
const RACED_AT = toInstant('2026-07-01T08:00:00Z');

const expire: Attempt = (context, id) => advanceAdministratorChange(context, id, 'expire', terms);

const CONTENDERS: [name: string, attempt: Attempt][] = [
  ['approved', ATTEMPTS.approve],
  ['refused', ATTEMPTS.refuse],
  ['expired', expire],
  ['approved', ATTEMPTS.approve],
  ['cancelled', ATTEMPTS.cancel],
];

/** As a command does: on fresh facts again whenever somebody was faster. @returns whether it had an effect, or why not */
const contend = async (
  context: CommandContext,
  id: AdministratorChangeId,
  cast: Cast,
  attempt: Attempt,
): Promise<string> => {
  try {
    const { writes } = await attempt(context, id, cast);
    await commit(context.table, writes, ulid());
    return writes.length > 0 ? 'won' : 'nothing left to do';
  } catch (error) {
    if (error instanceof StaleRead) return contend(context, id, cast, attempt);
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

const race = async (table: Table, cast: Cast): Promise<string> => {
  const { id, siren, version } = await askAndEscalate(table, cast);
  const among = Math.random() < 0.5 ? CONTENDERS : CONTENDERS.filter(([name]) => name !== 'cancelled');
  const contenders = Array.from({ length: AT_ONCE }, (_, rank) => among[rank % among.length]).sort(
    () => Math.random() - 0.5,
  );
  const answers = await Promise.all(
    contenders.map(async ([name, attempt] = ['expired', expire]) => {
      const context = contextAt(table, RACED_AT, cast.candidate.personId);
      return { name, answer: await contend(context, id, cast, attempt) };
    }),
  );
  const winners = answers.filter(({ answer }) => answer === 'won').map(({ name }) => name);
  const losses = answers.flatMap(({ answer }) => (answer === 'won' ? [] : [answer]));
  // The candidate may withdraw from an approval that has not taken effect: the one case of two effects.
  const effects = winners.length === 1 ? winners : ['approved', 'cancelled'];
  expect(winners.sort()).toEqual(effects);
  expect([...new Set(losses)].filter((loss) => !REFUSALS.has(loss))).toEqual([]);

  const seen = await times(5, () => getAdministratorChange(table, id));
  const outcome = effects.at(-1) ?? '';
  expect(new Set(seen.map((change) => change?.state.status))).toEqual(new Set([outcome]));
  const { events } = await listEvents(table, siren, { limit: 50, after: undefined });
  const own = events
    .filter(({ stream }) => stream === `change/${id}`)
    .sort((a, b) => a.sequence - b.sequence);
  expect(firstBrokenLink(own)).toBeUndefined();
  expect(own.slice(version).map(({ type }) => type)).toEqual(
    effects.map((effect) => `administrator-change.${effect}`),
  );
  return outcome;
};

const REFUSALS = new Set(['change-closed', 'change-not-ready', 'nothing left to do']);

const raceMany = async (table: Table, rounds: number): Promise<string[]> => {
  const cast = await castFor(table);
  const outcomes = await times(LANES, async () => {
    const own: string[] = [];
    for (let round = 0; round < rounds / LANES; round += 1) own.push(await race(table, cast));
    return own;
  });
  return outcomes.flat();
};

/** Each operation takes its own time, so that decisions cross in every way. */
const withDelays: Around = async (operation) => {
  for (let turns = Math.floor(Math.random() * 6); turns > 0; turns -= 1) await nextTurn();
  return operation();
};

it(`gives ${AT_ONCE} decisions at once on one request one outcome, the same for everybody`, async () => {
  const { table } = tableWithStream(createMemoryTable(), [], withDelays);
  const outcomes = await raceMany(table, ROUNDS);
  expect(outcomes).toHaveLength(ROUNDS);
  // No way of deciding wins or loses every race.
  expect([...new Set(outcomes)].sort()).toEqual(['approved', 'cancelled', 'expired', 'refused']);
});

it('does so on DynamoDB too', async () => {
  expect(await raceMany(await createTestTable(), ROUNDS_ON_DYNAMODB)).toHaveLength(ROUNDS_ON_DYNAMODB);
});

it('does so where of two transactions that meet one is cancelled', async () => {
  const { table, conflicts } = withConflicts(await createTestTable());
  expect(await raceMany(table, LANES)).toHaveLength(LANES);
  expect(conflicts()).toBeGreaterThan(0);
});
