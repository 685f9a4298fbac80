import { beforeAll, describe, expect, it } from 'vitest';
import { moveRoster, UNKNOWN_SEAT } from '../../../shared/domain/access/roster.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { checkRoster, getRoster, putRoster } from '../../../shared/table/access/administrators.ts';
import { keys } from '../../../shared/table/keys.ts';
import { StaleRead } from '../../../shared/table/stale-read.ts';
import type { Table } from '../../../shared/table/table.ts';
import { createTestTable } from '../../support/local-table.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  registerAccount,
} from '../../support/people/people.ts';
import { openRegister } from '../../support/register.ts';
import { storeWrites } from '../../support/store-writes.ts';

let table: Table;
let ana: Account;
let bo: Account;

beforeAll(async () => {
  table = await createTestTable();
  ana = await registerAccount(table, 'ana');
  bo = await registerAccount(table, 'bo');
});

/** An organisation of both, with the roster as it was stored before seats: a set of ids. */
const formerly = async () => {
  const body = await createOrganisation(table);
  await makeAdministrator(table, body, ana);
  await makeAdministrator(table, body, bo);
  const administrators = new Set([ana.personId, bo.personId]);
  const Item = { ...keys.administrators(body.siren), administrators };
  await table.documents.put({ TableName: table.name, Item });
  return body;
};

/** What a version from before seats does. */
const writeFormerly = (siren: Parameters<typeof getRoster>[1], verb: 'ADD' | 'DELETE', who: Account) =>
  table.documents.update({
    TableName: table.name,
    Key: keys.administrators(siren),
    UpdateExpression: `${verb} administrators :members`,
    ExpressionAttributeValues: { ':members': new Set([who.personId]) },
  });

describe('a roster in its former shape', () => {
  it('is read as administrators who always were', async () => {
    const { siren } = await formerly();
    const { seats, departures } = await getRoster(table, siren);
    expect(new Map(seats)).toEqual(
      new Map([
        [ana.personId, UNKNOWN_SEAT],
        [bo.personId, UNKNOWN_SEAT],
      ]),
    );
    expect(departures.size).toBe(0);
  });

  it('is written over by a change, which notes who left and through whom', async () => {
    const { siren } = await formerly();
    const register = openRegister(table, systemClock);
    const { status } = await register(ana, 'changeRole', {
      params: { siren, personId: bo.personId },
      body: { role: 'declarant' },
    });
    expect(status).toBe(200);
    const { seats, departures } = await getRoster(table, siren);
    expect([...seats.keys()]).toEqual([ana.personId]);
    expect(departures.get(bo.personId)).toMatchObject({ how: 'demoted', by: ana.personId });
    await register(ana, 'changeRole', {
      params: { siren, personId: bo.personId },
      body: { role: 'administrator' },
    });
    const after = await getRoster(table, siren);
    expect(after.seats.get(bo.personId)?.became).toEqual({ how: 'role', by: ana.personId });
    expect(after.departures.size).toBe(0);
  });

  it('is the same for a version from before seats, and its writes are seen', async () => {
    const body = await createOrganisation(table);
    await makeAdministrator(table, body, ana);
    await writeFormerly(body.siren, 'ADD', bo);
    const read = await getRoster(table, body.siren);
    expect(read.seats.get(bo.personId)).toEqual(UNKNOWN_SEAT);
    expect(read.version).toBe(1);
    await writeFormerly(body.siren, 'DELETE', bo);
    const leave = [{ personId: ana.personId, departure: { how: 'left' } as const }];
    const next = moveRoster(read, { join: [], leave }, systemClock());
    // The roster that was read had two people, so that ana could leave. Now she is alone.
    await expect(storeWrites(table, [putRoster(table, body.siren, next, read)])).rejects.toThrow(StaleRead);
    await expect(storeWrites(table, [checkRoster(table, body.siren, read)])).rejects.toThrow(StaleRead);
  });
});
