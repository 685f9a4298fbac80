import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { openOffice } from '../../support/access/members.ts';
import { persisting } from '../../support/at-once.ts';
import { COMMANDS, type Prepared } from '../../support/every-command.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { createTestTable } from '../../support/local-table.ts';
import { openRegister } from '../../support/register.ts';

const seed = useFaultSeed();
/** Each on people of its own. */
const ROUNDS = 2;

it('every command, asked again under its key until there is an answer, has one effect and one answer', async () => {
  const table = await createTestTable();
  const faulty = throughFaults(table, { seed });
  const register = persisting(openRegister(faulty, systemClock));
  const effects = async ({ owner, personId, stream }: Prepared): Promise<string[]> => {
    const events = await evidenceOf(table, owner, personId, stream);
    expect(firstBrokenLink(events)).toBeUndefined();
    return events.map(({ type }) => type);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const plays = Object.entries(COMMANDS).map(async ([name, prepare]) => {
      const command = await prepare(await openOffice(table));
      const before = await effects(command);
      const sent = { ...command.sent, headers: { 'idempotency-key': ulid() } };
      const send = () => register(command.account, command.operation, sent);
      const { status, body } = await send();
      expect([name, status, body]).toEqual([name, expect.toSatisfy((code) => code < 300), body]);
      expect(await send()).toMatchObject({ status, body });
      await faulty.settled();
      expect([name, ...(await effects(command))]).toEqual([name, ...before, command.event]);
    });
    await Promise.all(plays);
  }
});
