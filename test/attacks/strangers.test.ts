import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { batchPut } from '../../shared/table/batch-put.ts';
import { establishmentItem } from '../../shared/table/directory/establishments.ts';
import { getPerson } from '../../shared/table/people/people.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, createOrganisation } from '../support/people/people.ts';
import { openRegister } from '../support/register.ts';
import { watchCalls } from '../support/watch-calls.ts';

let table: Table;
let office: Office;

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
});

const LINKS = [
  'https://evil.example',
  'www.evil.example',
  'evil.example',
  'a\u202eelpmaxe.live',
  'Call 0899 000 000',
];

describe('a stranger who wants a link in the mails and letters of others', () => {
  it.each(LINKS)('does not get %j in by their own name', async (link) => {
    const stranger = await newAccount(table);
    const { status, body } = await office.register(stranger, 'correctMe', { body: { familyName: link } });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/familyName', code: 'name' }]);
  });

  it.each(LINKS)('does not get %j in by the name of somebody whom they invite', async (link) => {
    const { status } = await office.register(office.administrator, 'inviteMember', {
      params: { siren: office.organisation.siren },
      body: {
        email: `${ulid().toLowerCase()}@mairie.example`,
        familyName: 'Roux',
        givenName: link,
        grants: [],
      },
    });
    expect(status).toBe(400);
  });

  it.each(LINKS)('does not get %j in by the name of an organisation that they name', async (link) => {
    const { status, body } = await office.register(office.administrator, 'proposeMandate', {
      params: { siren: office.organisation.siren },
      body: {
        mandatary: { siren: '552100554', name: `${link}/page` },
        services: { DSN: 'sign' },
        establishments: 'all',
        evidence: { type: 'deliberation', reference: '1', date: '2026-01-01' },
      },
    });
    if (link.includes('evil')) expect([status, body.errors?.[0]?.code]).toEqual([400, 'organisation-name']);
  });

  it.each(LINKS)('is known by no name when their identity provider lets them be called %j', async (link) => {
    const sub = ulid();
    const email = `${sub.toLowerCase()}@mairie.example`;
    const claims = {
      ...office.administrator.claims,
      ...{ sub, email, given_name: link, family_name: link },
    };
    const stranger: Pick<Account, 'claims'> = { claims };
    const { status, body } = await office.register(stranger as Account, 'correctMe', {
      body: { phone: '+33 1 00 00 00 00' },
    });
    expect(status).toBe(200);
    expect(await getPerson(table, body.personId)).toMatchObject({ familyName: '', givenName: '' });
    expect(await getCard(table, office.organisation.siren, body.personId)).toBeUndefined();
  });
});

describe('somebody curious about who is without administrator', () => {
  /** Bodies of which nobody administers any, by their open establishments. */
  const bodies = (count: number) =>
    Promise.all(Array.from({ length: count }, async () => (await createOrganisation(table)).open));

  it('is told of twenty bodies a day, however many are asked at once, and of each as often as they like', async () => {
    const curious = await newAccount(table);
    const sirets = await bodies(23);
    const ask = (siret: string) => office.register(curious, 'findEstablishments', { query: { siret } });
    const first = await Promise.all(sirets.map(ask));
    const told = sirets.filter((_, index) => first[index]?.status === 200);
    expect(told).toHaveLength(20);
    for (const { status, body } of first) {
      if (status === 200) expect(body.items).toMatchObject([{ hasAdministrator: false }]);
      else expect([status, body.code]).toEqual([429, 'too-many-look-ups-today']);
    }
    const again = await Promise.all(sirets.map(ask));
    expect(sirets.filter((_, index) => again[index]?.status === 200)).toEqual(told);
  });

  it('learns nothing of it from a list', async () => {
    const curious = await newAccount(table);
    const { siren } = office.organisation;
    await batchPut(table, [
      establishmentItem({
        ...{ siren, siret: office.organisation.open, name: 'MAIRIE', headOffice: true, closures: [] },
        address: { lines: ['1 PLACE'], postalCode: '01390', city: 'ESSAI' },
      }),
    ]);
    for (const query of [{ siren }, { postalCode: '01390' }]) {
      const { body } = await office.register(curious, 'findEstablishments', { query });
      expect(body.items).toMatchObject([{ siren }]);
      expect(body.items[0]).not.toHaveProperty('hasAdministrator');
      expect(body.items[0]).not.toHaveProperty('letterTo');
    }
  });

  it('learns of no address whether it administers the body that they ask to join', async () => {
    const { register, administrator, organisation } = office;
    await batchPut(table, [
      establishmentItem({
        ...{ siren: organisation.siren, siret: organisation.open, name: 'MAIRIE', headOffice: true },
        ...{ closures: [], address: { lines: ['1 PLACE'], postalCode: '01390', city: 'ESSAI' } },
      }),
    ]);
    const today = systemClock().slice(0, 10);
    const named = [administrator, await hire(office), await newAccount(table)].map(({ email }) => email);
    const told = [];
    for (const email of [...named, 'personne@nulle.part.example']) {
      const curious = await newAccount(table);
      const watched = watchCalls(table);
      const { status, body } = await openRegister(watched.table, systemClock)(
        curious,
        'requestAdministratorChange',
        {
          body: {
            siret: organisation.open,
            reason: 'Élue.',
            evidence: { type: 'election', reference: 'PV', date: today, effectiveDate: today },
            outgoing: { email, access: 'end' },
          },
        },
      );
      const work = watched.calls.map(({ operation, size }) => `${operation} ${size}`).sort();
      const { kind, state, outgoing, can } = body;
      const seen = (await register(administrator, 'getAdministratorChange', { params: { id: body.id } }))
        .body;
      told.push({ status, kind, state, outgoing, can, keys: Object.keys(body).sort(), work });
      expect(seen.outgoing.isUnknown).toBe(email === administrator.email ? undefined : true);
    }
    expect(told[0]).toMatchObject({ status: 201, kind: 'replacement', outgoing: { access: 'end' } });
    expect(told[0]?.outgoing).not.toHaveProperty('personId');
    for (const each of told) expect(each).toEqual(told[0]);
  });

  it('reads no name behind the address of whoever they say they replace; the administrators do', async () => {
    const { register, administrator, organisation } = office;
    await batchPut(table, [
      establishmentItem({
        ...{ siren: organisation.siren, siret: organisation.open, name: 'MAIRIE', headOffice: true },
        ...{ closures: [], address: { lines: ['1 PLACE'], postalCode: '01390', city: 'ESSAI' } },
      }),
    ]);
    const curious = await newAccount(table);
    const today = systemClock().slice(0, 10);
    const asked = await register(curious, 'requestAdministratorChange', {
      body: {
        siret: organisation.open,
        reason: 'Élue.',
        evidence: { type: 'election', reference: 'PV', date: today, effectiveDate: today },
        outgoing: { email: administrator.email, access: 'end' },
      },
    });
    expect(asked.status).toBe(201);
    const read = async (account: Account) =>
      (await register(account, 'getAdministratorChange', { params: { id: asked.body.id } })).body;
    expect((await read(curious)).outgoing).not.toHaveProperty('familyName');
    expect((await read(administrator)).outgoing).toMatchObject({ familyName: 'Essai' });
    expect((await read(curious)).organisation).toBe('COMMUNE');
  });
});
