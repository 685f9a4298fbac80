import { beforeAll, describe, expect, it } from 'vitest';
import { isActiveAdministrator } from '../../../shared/domain/access/card-change.ts';
import type { PersonId, Siren } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { listCards } from '../../../shared/table/access/access-cards.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import type { Table } from '../../../shared/table/table.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { committingTogether } from '../../support/faults/scripted.ts';
import { type Sky, skies } from '../../support/faults/skies.ts';
import { createTestTable } from '../../support/local-table.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  registerAccount,
} from '../../support/people/people.ts';
import { type Answered, openRegister } from '../../support/register.ts';

const WAYS = {
  remove: { operation: 'endMember' },
  suspend: { operation: 'suspendMember' },
  demote: { operation: 'changeRole', body: { role: 'declarant' } },
} as const;
type Way = keyof typeof WAYS;
const EACH_WAY: Way[] = ['remove', 'suspend', 'demote'];

type Who = 'ana' | 'bo';
interface Move {
  actor: Who;
  target: Who;
}
const CASTS: Record<string, [Move, Move]> = {
  'each themselves': [
    { actor: 'ana', target: 'ana' },
    { actor: 'bo', target: 'bo' },
  ],
  'each the other': [
    { actor: 'ana', target: 'bo' },
    { actor: 'bo', target: 'ana' },
  ],
  'one of them both': [
    { actor: 'ana', target: 'ana' },
    { actor: 'ana', target: 'bo' },
  ],
};

let table: Table;
let people: Record<Who, Account>;

beforeAll(async () => {
  table = await createTestTable();
  people = { ana: await registerAccount(table, 'ana'), bo: await registerAccount(table, 'bo') };
});

const administratorsOnCards = async (siren: Siren): Promise<PersonId[]> =>
  (await listCards(table, siren)).filter(isActiveAdministrator).map(({ personId }) => personId);

/** Sends both moves at once to an organisation of these two administrators. */
const race = async (through: Table, reach: Sky['reach'], moves: [Move, Move], ways: [Way, Way]) => {
  const body = await createOrganisation(table);
  await makeAdministrator(table, body, people.ana);
  await makeAdministrator(table, body, people.bo);
  const register = reach(openRegister(through, systemClock));
  const send = ({ actor, target }: Move, way: Way): Promise<Answered> => {
    const { operation, ...sent } = WAYS[way];
    const params = { siren: body.siren, personId: people[target].personId };
    return register(people[actor], operation, { params, ...sent });
  };
  const answers = await Promise.all([send(moves[0], ways[0]), send(moves[1], ways[1])]);
  return { siren: body.siren, answers, moves, ways };
};

/** Refusals of a person who had lost the role by then: at the commit, or when recognised. */
const ROLE_LOST = ['forbidden', 'suspended', 'not-found'];

const expectOneToRemain = async (raced: Awaited<ReturnType<typeof race>>): Promise<void> => {
  const { siren, answers, moves, ways } = raced;
  const statuses = answers.map(({ status }) => status);
  expect(
    statuses.filter((status) => status === 200),
    ways.join(' and '),
  ).toHaveLength(1);
  const [winner, loser] = statuses[0] === 200 ? moves : [moves[1], moves[0]];
  const code = answers.find(({ status }) => status !== 200)?.body.code;
  if (loser.actor === winner.target) expect(ROLE_LOST).toContain(code);
  else expect(code).toBe('last-administrator');
  const remaining = await administratorsOnCards(siren);
  expect(remaining).toEqual([people[loser.target].personId]);
  expect([...(await getAdministrators(table, siren))]).toEqual(remaining);
};

const PAIRS = EACH_WAY.flatMap((first) => EACH_WAY.map((second): [Way, Way] => [first, second]));

describe.each(skies(useFaultSeed()))('%s', (_sky, sky) => {
  const all = async (moves: [Move, Move], through: (table: Table) => Table): Promise<void> => {
    const faulty = sky.through(table);
    const races = PAIRS.map((ways) => race(through(faulty), sky.reach, moves, ways));
    const raced = await Promise.all(races);
    await faulty.settled();
    for (const each of raced) await expectOneToRemain(each);
  };

  describe.each(Object.entries(CASTS))('two administrators, two commands at once, %s', (_, moves) => {
    it('leaves one of them, whatever the commands, when both were decided on the same facts', async () => {
      await all(moves, (each) => committingTogether(each, 2));
    });

    it('leaves one of them, whatever the commands, whoever comes first', async () => {
      await all(moves, (each) => each);
    });
  });
});
