import { expect } from 'vitest';
import { instantOf } from '../../../shared/domain/instants.ts';
import { openRegister } from '../register.ts';
import { administrators } from './model.ts';
import { chooseCommand, type ModelWorld } from './model-choose.ts';
import { judge } from './model-commands.ts';
import { askRegister, type Frozen, freeze } from './model-questions.ts';
import { sendCommand } from './model-send.ts';
import type { Step } from './model-sequences.ts';

/** Half an hour before the second establishment closes. */
export const BEGINS = Date.parse('2026-06-01T21:30:00.000Z');

const expectAdministrators = ({ models }: ModelWorld, now: number): void => {
  for (const model of models) expect(administrators(model, instantOf(now))).not.toEqual([]);
};

/**
 * Plays one sequence on the register and on the model, with a clock that stands still during a command. Each command
 * must have the same result on both. At the end the register is asked about the instant of each command, and one
 * millisecond before and after. It must answer what the model answered just after that instant.
 */
export const playSequence = async (world: ModelWorld, steps: readonly Step[]): Promise<string[]> => {
  let now = BEGINS;
  const register = world.reach(openRegister(world.through, () => instantOf(now)));
  const frozen: Frozen[] = [];
  const outcomes: string[] = [];
  const moveTo = (next: number): void => {
    const settled = [now, now + 1, next - 1].filter((instant) => instant >= now && instant < next);
    for (const instant of new Set(settled)) frozen.push(...freeze(world, instant));
    now = next;
  };
  for (const step of steps) {
    moveTo(now + step.pause);
    const command = chooseCommand(world, step, now);
    if (command === undefined) continue;
    const verdict = judge(world.models, command, instantOf(now));
    const answered = await sendCommand(world, register, command);
    expect({ command, refused: answered.refused }).toEqual({ command, refused: verdict.refused });
    if (verdict.refused === undefined && answered.refused === undefined) verdict.apply(answered.named);
    outcomes.push(`${command.kind}: ${verdict.refused ?? 'done'}`);
    expectAdministrators(world, now);
  }
  moveTo(now + 2);
  const answers = await askRegister(world, frozen);
  const wrong = frozen.flatMap(({ asked, expected }, index) =>
    answers[index] === expected ? [] : [{ ...asked, expected, answered: answers[index] }],
  );
  expect(wrong).toEqual([]);
  return outcomes;
};
