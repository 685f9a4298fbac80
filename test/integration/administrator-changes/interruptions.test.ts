import { beforeAll, describe, expect, it } from 'vitest';
import { renderDefinition } from '../../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { logger } from '../../../shared/observability/logger.ts';
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
