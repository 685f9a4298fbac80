import { beforeAll, expect, test } from 'vitest';
import { logger } from '../../../shared/observability/logger.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { openBulkOffice } from '../../support/bulk-changes/bulk-office.ts';
import { createMemoryTable } from '../../support/memory-table.ts';

beforeAll(() => logger.setLogLevel('SILENT'));

test.each(['valid-lines', 'all-or-nothing'] as const)(
  'a bulk change (%s) does nothing for a person whose period is over when it is applied',
  async (mode) => {
    const table = createMemoryTable();
    const world = await openBulkOffice(table);
    const [member, other] = world.members;
    const until = new Date(Date.parse(world.clock()) + 60_000).toISOString();
    const checked = await world.check(
      { action: 'change', email: member.email, service: 'DSN', right: 'declare', until },
      {
        ...{ action: 'add', email: world.newcomer.email, familyName: 'Roux', givenName: 'Nadia' },
        ...{ service: 'PASRAU', right: 'sign', until },
      },
      { action: 'remove', email: other.email, service: 'DSIJ' },
    );
    expect(checked.summary).toMatchObject({ faulty: 0, changed: 1, added: 1, ended: 1 });
    world.pass(120_000);
    const version = (await getCard(table, world.siren, member.personId))?.version;
    const ran = await world.run(checked, mode);
    const whole = { state: { status: 'stopped' } };
    expect(ran).toMatchObject(mode === 'valid-lines' ? { progress: { applied: 1, refused: 2 } } : whole);
    expect((await getCard(table, world.siren, member.personId))?.version).toBe(version);
    expect(await getCard(table, world.siren, world.newcomer.personId)).toBeUndefined();
    const rows = await world.outcomes(ran);
    expect(rows.map(({ code }) => code).slice(0, 2)).toEqual(['period-over', 'period-over']);
  },
);
