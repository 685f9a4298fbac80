import { beforeEach, describe, expect, it } from 'vitest';
import { dateSchema, startOfDay } from '../../../shared/domain/instants.ts';
import { getMoves } from '../../../shared/table/directory/successions.ts';
import type { Table } from '../../../shared/table/table.ts';
import { hire } from '../../support/access/members.ts';
import {
  CLAMART,
  closedHall,
  NEW_HALL,
  newHall,
  OLD_HALL,
  openTownHall,
} from '../../support/directory/moved-town-hall.ts';
import { createTestTable } from '../../support/local-table.ts';

let table: Table;
let hall: Awaited<ReturnType<typeof openTownHall>>;
beforeEach(async () => {
  table = await createTestTable();
  hall = await openTownHall(table);
});

const DRY = { query: { dryRun: 'true' } };
const seenBy = (digest: string) => ({ headers: { 'if-match': `"${digest}"` } });

describe('a town hall that moves', () => {
  it('keeps its declarants: the task leads to one command, which carries their rights over once', async () => {
    const { administrator, declarant, until, carryOver, maySign, work } = hall;
    await hall.move();
    expect(await maySign(declarant, NEW_HALL)).toBe('not-granted');
    await hall.world.deliver();
    const [mail, ...others] = hall.world.mails;
    expect([mail?.to, mail?.subject, others]).toEqual([
      administrator.email,
      'Votre siège a changé de SIRET',
      [],
    ]);
    expect(mail?.text).toContain('219 200 235 00063');
    expect(mail?.text).toMatch(/Perdent des droits avec l’ancien SIRET : .+ \(DSIJ, DSN\)\./);
    expect(mail?.text).toContain(`/organisations/${CLAMART}/establishments/${OLD_HALL}/succession`);

    expect(await hall.tasks(administrator)).toMatchObject([
      { href: `/organisations/${CLAMART}/establishments/${OLD_HALL}/succession` },
    ]);
    expect(await hall.tasks(declarant)).toEqual([]);

    const shown = await carryOver(administrator, DRY);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        ...{ siret: OLD_HALL, successor: { siret: NEW_HALL }, movedOn: '2026-11-10', count: 1, left: [] },
        first: [
          {
            personId: declarant.personId,
            rights: [
              { service: 'DSIJ', right: 'declare', until },
              { service: 'DSN', right: 'sign', until },
            ],
          },
        ],
      },
    });
    const asked = await carryOver(administrator, seenBy(shown.body.digest));
    expect(asked).toMatchObject({ status: 200, body: { change: expect.any(String) } });
    expect(await hall.tasks(administrator)).toEqual([]);
    await work(asked.body.change);
    expect(await hall.tasks(administrator)).toEqual([]);
    hall.world.pass(1);
    expect(await maySign(declarant, NEW_HALL)).toBe(true);
    expect(await maySign(declarant, OLD_HALL)).toBe('establishment-closed');

    const again = await carryOver(administrator, seenBy(shown.body.digest));
    expect(again).toMatchObject({ status: 200, body: { count: 0, change: asked.body.change } });
  });

  it('is carried over before its day without a gap: the rights begin as the old place closes', async () => {
    const { administrator, declarant, carryOver, maySign, work } = hall;
    const day = '2026-12-31';
    await hall.move(newHall(day), closedHall(day));
    const shown = await carryOver(administrator, DRY);
    expect(shown.body.from).toBe(startOfDay(dateSchema.parse(day)));
    await work((await carryOver(administrator, seenBy(shown.body.digest))).body.change);
    expect(await maySign(declarant, OLD_HALL)).toBe(true);
    expect(await maySign(declarant, NEW_HALL)).toBe('establishment-not-yet-open');
    hall.world.pass(50);
    expect(await maySign(declarant, OLD_HALL)).toBe('establishment-closed');
    expect(await maySign(declarant, NEW_HALL)).toBe(true);
  });

  it('leaves alone whoever has no need of it, and says whose rights stay behind', async () => {
    const { administrator, earlier, register, carryOver } = hall;
    await hire(earlier, [{ services: { DSN: 'sign' }, establishments: 'all' }]);
    const away = await hire(earlier, [{ services: { DSN: 'sign' }, establishments: [OLD_HALL] }]);
    await register(administrator, 'suspendMember', { params: away.params, body: {} });
    await hall.move();
    const { body } = await carryOver(administrator, DRY);
    expect(body).toMatchObject({ count: 1, left: [{ personId: away.personId, why: 'suspended' }] });
  });

  it.each([
    ['the new one first', () => [[newHall()], [closedHall()]]],
    ['the old one first', () => [[closedHall()], [newHall()]]],
    ['both at once', () => [[closedHall(), newHall()]]],
  ])('is found whichever INSEE tells of first: %s', async (_, days) => {
    for (const answers of days()) await hall.move(...answers);
    expect((await getMoves(table, CLAMART))?.moves).toEqual({
      [OLD_HALL]: { successor: NEW_HALL, movedOn: '2026-11-10' },
    });
  });
});
