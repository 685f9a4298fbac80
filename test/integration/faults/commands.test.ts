import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import type { Table } from '../../../shared/table/table.ts';
import { type Office, openOffice } from '../../support/access/members.ts';
import { COMMANDS, type Prepared } from '../../support/every-command.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { FAULTS, type Fault, TRANSACTION_FAULTS } from '../../support/faults/aws-faults.ts';
import { withFault } from '../../support/faults/scripted.ts';
import { createTestTable } from '../../support/local-table.ts';
import { type Answered, openRegister, type Sent } from '../../support/register.ts';

let table: Table;
/** An organisation of its own for each command. */
let offices: { name: string; office: Office; prepare: (office: Office) => Promise<Prepared> }[];

beforeAll(async () => {
  table = await createTestTable();
  const opened = Object.entries(COMMANDS).map(async ([name, prepare]) => ({
    name,
    prepare,
    office: await openOffice(table),
  }));
  offices = await Promise.all(opened);
});

/** What has been done to the person whom the command concerns. */
const effects = async ({ owner, personId, stream }: Prepared): Promise<string[]> => {
  const events = await evidenceOf(table, owner, personId, stream);
  expect(firstBrokenLink(events)).toBeUndefined();
  return events.map(({ type }) => type);
};

const send = (through: Table, { account, operation, sent }: Prepared, headers: Sent['headers'] = {}) =>
  openRegister(through, systemClock)(account, operation, { ...sent, headers });
const expectDone = ({ status, body }: Answered): void => {
  expect({ status, body }).toMatchObject({ status: expect.toSatisfy((code) => code < 300) });
};

/** Sends these commands at once, each for people of its own. */
const withEach = async (
  names: readonly string[],
  check: (prepared: Prepared) => Promise<void>,
): Promise<void> => {
  const chosen = offices.filter(({ name }) => names.includes(name));
  expect(chosen).toHaveLength(names.length);
  await Promise.all(chosen.map(async ({ prepare, office }) => check(await prepare(office))));
};

const EVERY = Object.keys(COMMANDS);
/** All commands commit by one function. What does not depend on the command is proved on one of them. */
const ONE = ['give a grant'];
const FOR_EVERY: readonly string[] = [
  'a transaction conflict',
  'a refused connection',
  'a time-out after the commit',
  'a time-out and a late commit',
];

describe.each(Object.entries<Fault>({ ...FAULTS, ...TRANSACTION_FAULTS }))('%s', (fault, meant) => {
  const names = FOR_EVERY.includes(fault) ? EVERY : ONE;
  const key = { 'idempotency-key': fault.replaceAll(' ', '-') };

  it('that passes leaves the one effect, without any key', async () => {
    await withEach(ONE, async (command) => {
      const before = await effects(command);
      const broken = withFault(table, 'TransactWriteItems', meant, 1);
      expectDone(await send(broken, command));
      await broken.settled();
      expect(await effects(command)).toEqual([...before, command.event]);
    });
  });

  it('that lasts is answered with 503; the same request later has its one effect', async () => {
    await withEach(names, async (command) => {
      const before = await effects(command);
      const broken = withFault(table, 'TransactWriteItems', meant, Number.POSITIVE_INFINITY);
      const refused = await send(broken, command, key);
      expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      const isDone = meant.delivered === 'already';
      if (meant.delivered !== 'late') {
        expect(await effects(command)).toEqual(isDone ? [...before, command.event] : before);
      }

      // What is done late comes before this, or after.
      const again = await send(table, command, key);
      expectDone(again);
      const { status, body } = again;
      await broken.settled();
      expect(await send(table, command, key)).toMatchObject({ status, body });
      expect(await effects(command)).toEqual([...before, command.event]);
    });
  });
});

it('answers a late commit behind a conflict with 503, and never decides it again', async () => {
  const key = { 'idempotency-key': 'late-behind-a-conflict' };
  await withEach(EVERY, async (command) => {
    const before = await effects(command);
    const conflicting = withFault(
      table,
      'TransactWriteItems',
      TRANSACTION_FAULTS['a transaction conflict'],
      1,
    );
    const late = withFault(conflicting, 'TransactWriteItems', FAULTS['a time-out and a late commit'], 1);
    expect(await send(late, command, key)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    await late.settled();
    // What decisions read was announced, and the announcement is withdrawn with the answer: the late commit has no effect.
    const isDone = [...before, command.event];
    expect([before, isDone]).toContainEqual(await effects(command));
    expectDone(await send(table, command, key));
    expect(await effects(command)).toEqual(isDone);
  });
});

it('answers a failed read with 503, and changes nothing', async () => {
  await withEach(EVERY, async (command) => {
    const before = await effects(command);
    const fault = FAULTS['an internal error'];
    const answered = await send(withFault(table, 'GetItem', fault, Number.POSITIVE_INFINITY), command);
    expect(answered).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(await effects(command)).toEqual(before);
  });
});
