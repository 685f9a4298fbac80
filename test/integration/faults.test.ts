import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';
import { COMMANDS, type Prepared } from '../support/every-command.ts';
import { evidenceOf } from '../support/evidence.ts';
import { FAULTS, type Fault, withFault } from '../support/faults.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Office, openOffice } from '../support/members.ts';
import { type Answered, openRegister, type Sent } from '../support/register.ts';

let table: Table;
/** For each command an organisation of its own. */
let offices: { office: Office; prepare: (office: Office) => Promise<Prepared> }[];

beforeAll(async () => {
  table = await createTestTable();
  const opened = Object.values(COMMANDS).map(async (prepare) => ({
    prepare,
    office: await openOffice(table),
  }));
  offices = await Promise.all(opened);
});

/** What has been done to whom the command concerns. */
const effects = async ({ owner, personId }: Prepared): Promise<string[]> => {
  const events = await evidenceOf(table, owner, personId);
  expect(firstBrokenLink(events)).toBeUndefined();
  return events.map(({ type }) => type);
};

const send = (through: Table, { account, operation, sent }: Prepared, headers: Sent['headers'] = {}) =>
  openRegister(through, systemClock)(account, operation, { ...sent, headers });
const expectDone = ({ status, body }: Answered): void => {
  expect({ status, body }).toMatchObject({ status: expect.toSatisfy((code) => code < 300) });
};

/** All commands at once, each on people of its own. */
const withEach = async (check: (prepared: Prepared) => Promise<void>): Promise<void> => {
  await Promise.all(offices.map(async ({ prepare, office }) => check(await prepare(office))));
};

describe.each(Object.entries<Fault>(FAULTS))('%s', (name, fault) => {
  it('that passes leaves each command with its one effect, without any key', async () => {
    await withEach(async (command) => {
      const before = await effects(command);
      expectDone(await send(withFault(table, 'TransactWriteItems', fault, 1), command));
      expect(await effects(command)).toEqual([...before, command.event]);
    });
  });

  const key = { 'idempotency-key': name.replaceAll(' ', '-') };

  it('that lasts is told as 503; the same request later has its one effect', async () => {
    await withEach(async (command) => {
      const before = await effects(command);
      const broken = withFault(table, 'TransactWriteItems', fault, Number.POSITIVE_INFINITY);
      const refused = await send(broken, command, key);
      expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(await effects(command)).toEqual(fault.delivered ? [...before, command.event] : before);

      const again = await send(table, command, key);
      expectDone(again);
      expect(await effects(command)).toEqual([...before, command.event]);
      expect(await send(table, command, key)).toMatchObject({
        status: again.status,
        body: again.body,
      });
      expect(await effects(command)).toEqual([...before, command.event]);
    });
  });
});

describe.each(['an internal error', 'a refused connection'] as const)('%s of every read', (name) => {
  it('is told as 503 and changes nothing', async () => {
    await withEach(async (command) => {
      const before = await effects(command);
      const broken = withFault(table, 'GetItem', FAULTS[name], Number.POSITIVE_INFINITY);
      expect(await send(broken, command)).toMatchObject({
        status: 503,
        body: { code: 'unavailable' },
      });
      expect(await effects(command)).toEqual(before);
    });
  });
});
