import { beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '../../../../shared/domain/instants.ts';
import { getCard } from '../../../../shared/table/access/access-cards.ts';
import type { Certification } from '../../../support/decisions/certification.ts';
import {
  createOrganisation,
  makeAdministrator,
  namesOf,
  registerAccount,
} from '../../../support/people/people.ts';
import { openRegister } from '../../../support/register.ts';

/** Before the times that the scenario's requests name. */
const LONG_AGO = toInstant('2025-01-06T09:00:00Z');

/**
 * The fixture of the scenario, whose `alice` and `bob` joined before its literal times. What it asks for by `properties`
 * they have as grants: properties give no right here (docs/adr/0010-properties-give-no-right.md).
 */
const prepareFixture = async ({ system }: Certification) => {
  const table = system.table();
  const body = await createOrganisation(table);
  const administrator = await registerAccount(table, 'certification-administrator');
  await makeAdministrator(table, body, administrator, LONG_AGO);
  const send = openRegister(table, () => LONG_AGO);
  const join = async (name: string, services: Record<string, string>): Promise<string> => {
    const account = await registerAccount(table, `certification-${name}`);
    const grants = [{ services, establishments: 'all' }];
    const params = { siren: body.siren };
    const invitation = { email: account.email, ...namesOf(account), grants };
    const { body: member } = await send(administrator, 'inviteMember', { params, body: invitation });
    const card = await getCard(table, body.siren, member.personId);
    await send(account, 'acceptInvitation', { params: { id: card?.invitation?.id ?? '' } });
    return member.personId;
  };
  return {
    alice: await join('alice', { DSN: 'sign', PASRAU: 'consult' }),
    bob: await join('bob', { DSN: 'consult', PASRAU: 'sign' }),
    'record-1': `${body.open}/DSN`,
    'record-2': `${body.open}/PASRAU`,
  };
};

const NAMES: Record<string, string> = {
  user: 'person',
  record: 'declaration',
  read: 'consult',
  write: 'sign',
};

const alice = { type: 'user', id: 'alice' };
const bob = { type: 'user', id: 'bob' };
const admin = { ...bob, properties: { role: 'admin' } };
const read = { name: 'read' };
const write = { name: 'write' };
const record1 = { type: 'record', id: 'record-1' };
const archived = { type: 'record', id: 'record-2', properties: { status: 'archived' } };
const context = { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' };
const user = { type: 'user' };
const record = { type: 'record' };

/** The scenario's requests as it writes them, by the number of their section, and the decisions that it expects. */
const EVALUATIONS: [string, object, boolean][] = [
  ['2.2.1', { subject: alice, action: read, resource: record1 }, true],
  ['2.2.2', { subject: bob, action: write, resource: record1 }, false],
  ['2.2.3', { subject: alice, action: read, resource: record1, context }, true],
  ['2.2.4', { subject: alice, action: write, resource: archived }, false],
  ['2.2.5', { subject: admin, action: write, resource: archived }, true],
  [
    '2.2.8',
    {
      subject: { ...alice, properties: { department: 'Sales', role: 'manager' } },
      action: { name: 'read', properties: { method: 'GET' } },
      resource: { ...record1, properties: { status: 'active', owner: 'bob' } },
    },
    true,
  ],
  [
    '2.2.9',
    { subject: alice, action: read, resource: record1, foo: 'bar', futureField: { nested: true } },
    true,
  ],
];

const active = { ...record1, properties: { status: 'active' } };
const BATCHES: [string, object, (boolean | undefined)[]][] = [
  [
    '3.2.1',
    { subject: alice, action: read, evaluations: [{ resource: record1 }, { resource: archived }] },
    [true, undefined],
  ],
  [
    '3.2.2',
    { subject: bob, resource: record1, evaluations: [{ action: read }, { action: write }] },
    [true, false],
  ],
  [
    '3.2.3',
    { subject: alice, action: write, evaluations: [{ resource: active }, { resource: archived }] },
    [true, false],
  ],
  [
    '3.2.4',
    { action: write, resource: archived, evaluations: [{ subject: alice }, { subject: admin }] },
    [false, true],
  ],
  [
    '3.2.5',
    {
      evaluations: [
        { subject: alice, action: read, resource: record1 },
        { subject: bob, action: write, resource: record1 },
      ],
    },
    [true, false],
  ],
  [
    '3.2.6',
    {
      subject: alice,
      action: read,
      context: { time: '2025-06-27T18:03-07:00' },
      evaluations: [
        { resource: record1 },
        {
          resource: { type: 'record', id: 'record-2' },
          context: { time: '2025-06-27T19:00-07:00', source: 'batch-override' },
        },
      ],
    },
    [true, true],
  ],
  [
    '3.2.7',
    { subject: alice, action: write, resource: active, evaluations: [{}, { resource: archived }] },
    [true, false],
  ],
  [
    '3.4.1',
    {
      subject: alice,
      action: read,
      options: { evaluations_semantic: 'execute_all' },
      evaluations: [{ resource: record1 }, {}],
    },
    [true, false],
  ],
];

const both = [alice, bob];
const SEARCHES: ['subject' | 'resource' | 'action', string, object, object[]][] = [
  ['subject', '4.2.1', { subject: user, action: read, resource: record1 }, both],
  ['subject', '4.2.2', { subject: user, action: read, resource: record1, context }, both],
  ['subject', '4.2.3', { subject: alice, action: read, resource: record1 }, both],
  ['subject', '4.2.4', { subject: user, action: write, resource: archived }, [bob]],
  ['resource', '4.3.1', { subject: alice, action: read, resource: record }, [record1]],
  ['resource', '4.3.2', { subject: alice, action: read, resource: record, context }, [record1]],
  ['resource', '4.3.3', { subject: alice, action: read, resource: record1 }, [record1]],
  [
    'resource',
    '4.3.4',
    { subject: admin, action: write, resource: record },
    [{ type: 'record', id: 'record-2' }],
  ],
  ['action', '4.4.1', { subject: alice, resource: record1 }, [read, write]],
  ['action', '4.4.2', { subject: alice, resource: record1, context }, [read, write]],
  ['action', '4.4.3', { subject: admin, resource: archived }, [write]],
  ['action', '4.6.1', { subject: { type: 'user', id: 'nonexistent-user' }, resource: record1 }, []],
  ['subject', '4.6.2', { subject: { type: 'spaceship' }, action: read, resource: record1 }, []],
];

/**
 * The certification scenario of the OpenID Foundation, request by request, with nothing but its entities put in our terms.
 * Its sections 2.2.6 and 2.2.7 are left out: they want a right that only `properties` give.
 */
export const describeScenario = (certification: Certification): void => {
  const { post } = certification;
  let ids: Record<string, string>;
  beforeAll(async () => {
    ids = await prepareFixture(certification);
  });

  /** The scenario's words in ours. Properties, and what the standard adds, stay as they are. */
  const inOurTerms = (value: unknown, field = ''): unknown => {
    if (Array.isArray(value)) return value.map((each) => inOurTerms(each));
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      return Object.fromEntries(
        entries.map(([name, part]) => [name, name === 'properties' ? part : inOurTerms(part, name)]),
      );
    }
    if (typeof value !== 'string' || !['type', 'id', 'name'].includes(field)) return value;
    return (field === 'id' ? ids[value] : NAMES[value]) ?? value;
  };
  const ask = async (api: Parameters<typeof post>[0], asked: object) => {
    const answer = await post(api, inOurTerms(asked));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    return answer.body;
  };

  it.each(EVALUATIONS)(
    'section %s: a single evaluation, three times the same',
    async (_, asked, decision) => {
      for (const round of [1, 2, 3]) {
        expect((await ask('evaluation', asked)).decision, `round ${round}`).toBe(decision);
      }
    },
  );

  it.each(BATCHES)('section %s: a batch', async (_, asked, decisions) => {
    const { evaluations } = await ask('evaluations', asked);
    expect(evaluations).toHaveLength(decisions.length);
    for (const [index, expected] of decisions.entries()) {
      const { decision } = evaluations[index];
      expect(typeof decision).toBe('boolean');
      if (expected !== undefined) expect(decision).toBe(expected);
    }
  });

  it.each([{}, { evaluations: [] }])('sections 3.4.2 and 3.4.3: no evaluations (%o)', async (evaluations) => {
    const asked = { subject: alice, action: read, resource: record1, ...evaluations };
    expect((await ask('evaluations', asked)).decision).toBe(true);
  });

  describe('searches', () => {
    it.each(SEARCHES)('for %ss, section %s', async (api, _, asked, expected) => {
      const { results } = await ask(api, asked);
      expect(results).toEqual(expect.arrayContaining(expected.map((each) => inOurTerms(each))));
      if (expected.length === 0) expect(results).toEqual([]);
    });

    it('go on by pages, section 4.5', async () => {
      const asked = { subject: user, action: read, resource: record1 };
      const first = await ask('subject', { ...asked, page: { limit: 1 } });
      expect([first.results.length, typeof first.page.next_token]).toEqual([1, 'string']);
      const second = await ask('subject', { ...asked, page: { token: first.page.next_token } });
      expect([second.results.length, second.page.next_token]).toEqual([1, '']);
    });
  });
};
