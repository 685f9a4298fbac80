import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { exportOrganisation } from '../../commands/ops/export-organisation.ts';
import { reindex } from '../../commands/ops/reindex.ts';
import { whoCan } from '../../commands/ops/who-can.ts';
import { findFreePort } from '../../local/free-port.ts';
import { announce } from '../../local/running-systems.ts';
import { systemClock, toInstant } from '../../shared/domain/instants.ts';
import { keys } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { searchSubjects } from '../../shared/use-cases/decisions/search-access.ts';
import { done, hire, openOffice } from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';
import { activeMandate, openMandatary } from '../support/mandates/mandates.ts';
import { printedLines } from '../support/operation-lines.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  registerAccount,
  type TestOrganisation,
} from '../support/people/people.ts';

let table: Table;
let organisation: TestOrganisation;
let anna: Account;
let bela: Account;

beforeAll(async () => {
  table = await createTestTable();
  organisation = await createOrganisation(table);
  anna = await registerAccount(table, 'anna');
  bela = await registerAccount(table, 'bela');
  await makeAdministrator(table, organisation, anna);
  await makeAdministrator(table, organisation, bela);
});

describe('reindex', () => {
  const card = () => keys.card(organisation.siren, anna.personId);
  const indexed = async () => {
    const { Item } = await table.documents.get({ TableName: table.name, Key: card() });
    return { personKey: Item?.personKey, organisationKey: Item?.organisationKey, queueKey: Item?.queueKey };
  };
  const right = () => ({
    personKey: `PERSON#${anna.personId}`,
    organisationKey: `ORG#${organisation.siren}`,
    queueKey: `MEMBERS#${organisation.siren}#current`,
  });

  it('corrects what is in the wrong place, and only that', async () => {
    await table.documents.update({
      TableName: table.name,
      Key: card(),
      UpdateExpression: 'SET personKey = :wrong, queueKey = :stray REMOVE organisationKey',
      ExpressionAttributeValues: { ':wrong': 'PERSON#somebody', ':stray': 'SUPPORT#0' },
    });
    const [printed] = await printedLines(table, reindex, true);
    expect(printed).toBe(
      `ORG#${organisation.siren} CARD#${anna.personId}: personKey, organisationKey, queueKey`,
    );
    expect(await indexed()).toMatchObject({ personKey: 'PERSON#somebody' });
    expect(await printedLines(table, reindex)).toEqual([
      expect.stringMatching(/^\d+ items read, 1 put right\.$/),
    ]);
    expect(await indexed()).toEqual(right());
    expect(await printedLines(table, reindex)).toEqual([
      expect.stringMatching(/^\d+ items read, 0 put right\.$/),
    ]);
  });
});

describe('export', () => {
  const exported = (dryRun: boolean) =>
    printedLines(table, (operation) => exportOrganisation(operation, organisation.siren), dryRun);

  it('writes an organisation’s cards and events as JSON lines, or only counts them', async () => {
    const kinds = (await exported(false))
      .map((line) => JSON.parse(line))
      .map(({ kind, siren }) => [kind, siren]);
    expect(kinds).toEqual([
      ['card', organisation.siren],
      ['card', organisation.siren],
      ['event', organisation.siren],
      ['event', organisation.siren],
    ]);
    expect(await exported(true)).toEqual(['2 cards and 2 events would be written.']);
  });
});

describe('who-can', () => {
  it('says for everybody with a card there whether they may, and why not', async () => {
    const question = {
      right: 'sign',
      siret: organisation.open,
      service: 'DSN',
      instant: toInstant('2026-11-15T10:00:00Z'),
    } as const;
    const lines = await printedLines(table, (operation) => whoCan(operation, question));
    expect(lines.slice(0, -1).sort()).toEqual(
      [anna, bela].map(({ personId }) => `${personId}  no   not-granted`).sort(),
    );
    expect(lines.at(-1)).toBe(`0 of 2 may sign ${organisation.open}/DSN at 2026-11-15T10:00:00.000Z.`);
  });
});

describe('who-can, for people who act under a mandate', () => {
  const DSN = { services: { DSN: 'sign' }, establishments: 'all' };

  it('includes them as the search does, with the mandate', async () => {
    const office = await openOffice(table);
    const mandatary = await openMandatary(office);
    const mandateId = await activeMandate(office, mandatary);
    const member = await hire(mandatary);
    const { administrator, register } = mandatary;
    const given = { params: { ...member.params }, body: { ...DSN, mandateId } };
    const { body: grant } = done(await register(administrator, 'giveGrant', given));
    const question = {
      right: 'sign',
      siret: office.organisation.open,
      service: 'DSN',
      instant: systemClock(),
    } as const;
    const lines = await printedLines(table, (operation) => whoCan(operation, question));
    expect(lines).toEqual([
      ...[
        `${office.administrator.personId}  no   not-granted`,
        `${member.personId}  yes  grant ${grant.id} under the mandate ${mandateId}`,
      ].sort(),
      expect.stringMatching(/^1 of 2 may sign /),
    ]);
    const found: unknown[] = [];
    for await (const each of searchSubjects(table, question, { after: '', limit: 10 })) found.push(each);
    expect(found).toEqual([{ result: member.personId, mandate: mandateId }]);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      const child = execFile(process.execPath, ['commands/ops.ts', ...args], (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });

  it('takes an instant as the API does, with or without seconds and in any offset', async () => {
    const port = await findFreePort();
    const system = { port, pid: process.pid, dynamodb: inject('dynamoDbEndpoint'), table: table.name };
    onTestFinished(announce({ ...system, origin: '', data: '', clientSecret: '' }));
    const place = `${organisation.open}/DSN`;
    for (const at of ['2026-11-15T10:00:00Z', '2026-11-15T11:00+01:00', '2026-11-15T10:00:00.000Z']) {
      const { code, stdout } = await run('who-can', 'sign', place, '--at', at, '--port', String(port));
      expect([code, stdout.split('\n').at(-2)]).toEqual([
        0,
        `0 of 2 may sign ${place} at 2026-11-15T10:00:00.000Z.`,
      ]);
    }
  });

  it.each([
    [
      ['verify-events', '--table', 'Trousseau-Prod-Data-Table1'],
      'Trousseau-Prod-Data-Table1 is the table of prod: add --yes-prod if that is what you mean.\n',
    ],
    [['forget', '--table', 'x'], 'There is no command "forget" (see --help).\n'],
    [['export', '123', '--table', 'x'], '"123" is not a SIREN (see --help).\n'],
    [
      ['who-can', 'sign', '21920023500014/DSN', '--at', '2026-11-15', '--table', 'x'],
      '"2026-11-15" is not an instant such as 2026-11-15T10:00:00Z (see --help).\n',
    ],
    [
      ['verify-events', 'job', '--table', 'x'],
      '"job" is neither a SIREN, nor the id of a person, nor jobs (see --help).\n',
    ],
    [['who-can', 'own', '1/DSN', '--table', 'x'], 'A right is consult, declare or sign (see --help).\n'],
  ])('refuses %s in a sentence', async (args, sentence) => {
    expect(await run(...args)).toEqual({ code: 1, stdout: '', stderr: sentence });
  });
});
