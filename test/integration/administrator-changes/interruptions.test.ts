import { beforeAll, describe, expect, it } from 'vitest';
import { renderDefinition } from '../../../infra/workflows/render-definition.ts';
import { isClosed } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { noticeFor, readersOf } from '../../../shared/notifications/notices.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { findOpenAdministratorChange } from '../../../shared/table/administrator-changes/administrator-changes.ts';
import { listEvents } from '../../../shared/table/events.ts';
import type { Table } from '../../../shared/table/table.ts';
import { ATTEMPTS, type AttemptName } from '../../support/administrator-changes/attempts.ts';
import { expectOneOutcome } from '../../support/administrator-changes/outcome.ts';
import { createPlayer } from '../../support/administrator-changes/schedules.ts';
import { Killed } from '../../support/administrator-changes/virtual-step-functions.ts';
import {
  type AdministratorChangeWorld,
  type Cast,
  castFor,
  createAdministratorChangeWorld,
  type Plot,
} from '../../support/administrator-changes/world.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { noticeEvent } from '../../support/notice-events.ts';

const definition = renderDefinition(ADMINISTRATOR_CHANGE_TERMS);
let table: Table;
let cast: Cast;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  table = createMemoryTable();
  cast = await castFor(table);
});

const REPLACEMENT: Plot = { kind: 'replacement', effectInDays: 0, access: 'end' };
const LATER: Plot = { kind: 'additional', effectInDays: 20, access: 'end' };
const FIRST: Plot = { kind: 'first', effectInDays: 0, access: 'end' };

/** An attempt, or the time that passes until the workflow goes on by itself. */
type Scene = AttemptName | 'time';

const BY_SUPPORT = [
  ...(['firstAgentIsDealt', 'secondAgentIsDealt', 'firstAgentApproves', 'secondAgentApproves'] as const),
];

const STORIES: [name: string, plot: Plot, scenes: Scene[], outcome: string][] = [
  ['is approved at once', REPLACEMENT, ['approve', 'time'], 'approved'],
  ['takes effect later', LATER, ['approve', 'time'], 'approved'],
  ['is refused', LATER, ['refuse'], 'refused'],
  ['is approved again after a withdrawal', LATER, ['approve', 'withdraw', 'approve', 'time'], 'approved'],
  ['is cancelled after its approval', LATER, ['approve', 'cancel', 'time'], 'cancelled'],
  ['is answered by nobody', REPLACEMENT, ['time', 'time', 'time', 'time'], 'expired'],
  ['is approved by key', REPLACEMENT, ['orderKey', 'enterKey', 'time', 'time'], 'approved'],
  ['is contested', LATER, ['orderKey', 'enterKey', 'object', ...BY_SUPPORT, 'time'], 'approved'],
  ['comes first', FIRST, [...BY_SUPPORT, 'time', 'time'], 'approved'],
];

/** Kills what runs around operation number `at`. When `at` is 0 it kills nothing. */
const killer = (at: number, when: 'before' | 'after') => {
  const counted = { operations: 0, isArmed: false };
  const around = async <T>(operation: () => Promise<T>): Promise<T> => {
    if (!counted.isArmed) return operation();
    counted.operations += 1;
    const isHit = counted.operations === at;
    if (isHit && when === 'before') throw new Killed();
    const answer = await operation();
    if (isHit) throw new Killed();
    return answer;
  };
  return { counted, around };
};

/** A person whose request was killed in the middle repeats it. What was already done is then refused. */
const actTwice = async (world: AdministratorChangeWorld, attempt: AttemptName): Promise<void> => {
  try {
    await world.act(ATTEMPTS[attempt]);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    await world.act(ATTEMPTS[attempt]);
  }
};

const play = async (plot: Plot, scenes: Scene[], at = 0, when: 'before' | 'after' = 'before') => {
  const { counted, around } = killer(at, when);
  const world = await createAdministratorChangeWorld(table, definition, cast, plot, around);
  const player = createPlayer(world);
  counted.isArmed = true;
  for (const scene of scenes) {
    await player.settle();
    if (scene === 'time') await player.play({ what: 'wait-until-due' });
    if (scene === 'time') await player.play({ what: 'elapse' });
    else await actTwice(world, scene);
  }
  await player.finish();
  counted.isArmed = false;
  return { operations: counted.operations, outcome: await expectOneOutcome(table, world, cast, plot) };
};

describe.each(STORIES)('a request that %s', (_, plot, scenes, expected) => {
  it(`ends as ${expected}, whichever operation its machine dies before or after`, async () => {
    const { operations, outcome } = await play(plot, scenes);
    expect(outcome).toBe(expected);
    expect(operations).toBeGreaterThan(8);
    for (let at = 1; at <= operations; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const interrupted = await play(plot, scenes, at, when);
        expect([at, when, interrupted.outcome]).toEqual([at, when, expected]);
      }
    }
  });
});

/** Plays the story, in which call number `at` of the workflow throws. @returns the state that failed, if there was one */
const playFailing = async (plot: Plot, scenes: Scene[], at: number) => {
  const world = await createAdministratorChangeWorld(table, definition, cast, plot);
  const { steps } = world;
  const calls = { made: 0, failed: undefined as string | undefined };
  const { invoke } = steps;
  steps.invoke = async (lost) => {
    calls.made += 1;
    if (calls.made !== at) return invoke(lost);
    calls.failed = steps.fail();
  };
  const player = createPlayer(world);
  for (const scene of scenes) {
    await player.settle();
    if (steps.hasEnded()) break;
    if (scene === 'time') await player.play({ what: 'wait-until-due' });
    if (scene === 'time') await player.play({ what: 'elapse' });
    else await actTwice(world, scene);
  }
  await player.finish();
  return { world, failed: calls.failed };
};

describe('a request of whose workflow a step throws something unforeseen', () => {
  it('is refused by the register and can be made again, whichever step it is', async () => {
    const failing = new Set<string>();
    for (const [, plot, scenes] of STORIES) {
      for (let at = 1; ; at += 1) {
        const { world, failed } = await playFailing(plot, scenes, at);
        if (failed === undefined) break;
        failing.add(failed);
        expect(world.steps.entered().slice(-2)).toEqual(['GiveUp', 'Unforeseen']);
        const { state } = await world.stored();
        // A call that fails after the end changes nothing any more.
        if (isClosed({ state }) && state.status !== 'refused') continue;
        expect(state).toMatchObject({ status: 'refused' });
        const open = findOpenAdministratorChange(table, world.siren, cast.candidate.personId);
        expect(await open).toBeUndefined();
      }
    }
    const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task');
    expect([...failing, 'GiveUp'].sort()).toEqual(tasks.map(([name]) => name).sort());
  });

  it('tells its candidate and the administrators why', async () => {
    const { world } = await playFailing(LATER, ['approve'], 1);
    const { state } = await world.stored();
    expect(state).toMatchObject({ status: 'refused', reason: 'unforeseen' });
    const { events } = await listEvents(table, world.siren, { limit: 10, after: undefined });
    const refused = events.find(({ type }) => type === 'administrator-change.refused');
    expect(refused).toMatchObject({ reason: 'unforeseen', actor: { type: 'machine', id: 'workflow' } });
    const facts = { event: noticeEvent('administrator-change.refused', {}, { reason: 'unforeseen' }) };
    const told = readersOf(facts.event).map((reader) =>
      noticeFor(reader, { ...facts, organisation: '', counterpart: '', person: '' }),
    );
    expect(told).toHaveLength(2);
    for (const notice of told) expect(notice?.happened.join(' ')).toContain('peut refaire une demande');
  });
});
