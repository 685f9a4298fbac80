import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessChange } from '../../shared/domain/access-change.ts';
import { readSeries } from '../../shared/files/series.ts';
import { differenceRowSchema, SERIES, storedLineSchema } from '../../shared/use-cases/access-change-files.ts';
import { type BulkOffice, openBulkOffice } from '../support/bulk-office.ts';
import { createMemoryTable } from '../support/memory-table.ts';

const NAMES = { familyName: 'Roux', givenName: 'Nadia' };
const ADD = { action: 'add', service: 'PASRAU', right: 'sign' };

let world: BulkOffice;
beforeEach(async () => {
  world = await openBulkOffice(createMemoryTable());
});

const PAGE = { from: 0, limit: 200 };
const rowsOf = async ({ plan }: AccessChange) =>
  (await readSeries(world.files, `${plan}/${SERIES.lines}`, storedLineSchema, PAGE)).rows;

const differencesOf = async ({ plan }: AccessChange) =>
  (await readSeries(world.files, `${plan}/${SERIES.differences}`, differenceRowSchema, PAGE)).rows;

describe('somebody who is no member', () => {
  it('is invited by name, whether the register knows them or not', async () => {
    const shown = await world.check(
      { ...ADD, email: world.newcomer.email },
      { ...ADD, email: 'nobody@mairie.example' },
    );
    const faults = [{ column: 'familyName', value: '', code: 'missing-name' }];
    expect(await rowsOf(shown)).toMatchObject([{ faults }, { faults }]);
  });

  it('is invited by name once more after they have left', async () => {
    const [member] = world.members;
    await world.run(await world.check({ action: 'remove', email: member.email }));
    const shown = await world.check({ ...ADD, email: member.email });
    expect(await rowsOf(shown)).toMatchObject([{ faults: [{ code: 'missing-name' }] }]);
    expect((await world.check({ action: 'remove', email: member.email })).summary).toMatchObject({
      ...{ faulty: 0, unchanged: 1 },
    });
  });

  it('is shown without an id, which would tell whether the register knows them', async () => {
    const shown = await world.check(
      { ...ADD, ...NAMES, email: world.newcomer.email },
      { ...ADD, ...NAMES, email: 'nobody@mairie.example' },
      { ...ADD, email: world.members[0].email },
    );
    expect((await rowsOf(shown)).map(({ isNewcomer }) => isNewcomer)).toEqual([true, true, undefined]);
    expect((await differencesOf(shown)).map(({ personId }) => personId)).toEqual([
      undefined,
      undefined,
      world.members[0].personId,
    ]);
  });
});

describe('a line in a request', () => {
  it('may have spaces around its cells, as in a file', async () => {
    const shown = await world.check({
      ...{ action: ' add', email: ` ${world.members[0].email} `, siret: ' ' },
      ...{ service: ' pasrau ', right: 'sign ', until: ' 31/12/2026 ' },
    });
    expect(shown.summary).toMatchObject({ faulty: 0, added: 1 });
  });

  it('has its faults told with the cells as they were sent', async () => {
    const { email } = world.members[0];
    const shown = await world.check(
      { ...ADD, email, from: '01/01/2020' },
      { ...ADD, email, until: '2026-05-31' },
      { action: 'remove', email, service: 'DSN', until: '31/12/2026' },
      { ...ADD, email, service: 'nothing' },
      { ...ADD, email, action: 'Modifier', service: 'aer' },
      { action: 'remove', email: 'Nobody@Mairie.example' },
    );
    const told = (await rowsOf(shown)).map(({ faults }) => faults.map(({ code, value }) => [code, value]));
    expect(told).toEqual([
      [['from-in-the-past', '01/01/2020']],
      [['until-not-after-from', '2026-05-31']],
      [['not-for-a-removal', '31/12/2026']],
      [['unknown-service', 'nothing']],
      [['nothing-to-change', 'Modifier']],
      [['not-a-member', 'Nobody@Mairie.example']],
    ]);
  });
});
