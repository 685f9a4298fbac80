import { expect, it } from 'vitest';
import { batchGet } from '../../../shared/table/batch-get.ts';
import { type Met, throughFaults } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { create, get, keyOf, openDay, outcomeOf, put } from '../../support/faults/things.ts';
import { createTestTable } from '../../support/local-table.ts';

const ROUNDS = 60;
const seed = useFaultSeed();

/** The same commands one after the other: what each met, and what its caller saw. */
const play = async (by: number): Promise<{ met: Met[]; outcomes: unknown[] }> => {
  const { day, time } = openDay();
  const faulty = throughFaults(await createTestTable(), { seed: by, time });
  const outcomes: unknown[] = [];
  const note = async (sent: Promise<unknown>): Promise<void> => {
    outcomes.push(await outcomeOf(sent.then((value) => outcomes.push(value))));
    await faulty.settled();
    day.now += 100;
  };
  const things = ['one', 'two', 'three'];
  for (let round = 0; round < ROUNDS; round += 1) {
    await note(put(faulty, 'one', { round }).then(() => undefined));
    await note(create(faulty, [`${round}`, 'fresh']).then(() => undefined));
    await note(get(faulty, 'one', false));
    await note(batchGet(faulty, things.map(keyOf), { consistent: false }).then(({ items }) => items));
  }
  return { met: faulty.met, outcomes };
};

it('a seed plays the same faults again, and another one others', async () => {
  const [first, again, other] = [await play(seed), await play(seed), await play(seed + 1)];
  expect(again).toEqual(first);
  expect(other.met).not.toEqual(first.met);
});
