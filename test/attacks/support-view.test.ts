import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSupportViewEndpoint } from '../../functions/administrator-changes/answer-as-support.ts';
import { routes as changes } from '../../functions/administrator-changes/contract.ts';
import { getAdministratorChangeEndpoint } from '../../functions/administrator-changes/read.ts';
import { routes as members } from '../../functions/members/contract.ts';
import { getMemberEndpoint } from '../../functions/members/get-member.ts';
import { listMembersEndpoint } from '../../functions/members/list-members.ts';
import { routes as organisations } from '../../functions/organisations/contract.ts';
import { getOrganisationEndpoint } from '../../functions/organisations/get-organisation.ts';
import type { AdministratorChangeId } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../shared/domain/administrator-changes/terms.ts';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import { addMilliseconds } from '../../shared/domain/instants.ts';
import { PERMISSIONS } from '../../shared/http/permissions.ts';
import { personEndpoints } from '../../shared/http/person-endpoints.ts';
import { logger } from '../../shared/observability/logger.ts';
import { storeLogin } from '../../shared/table/people/logins.ts';
import type { Table } from '../../shared/table/table.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { evidenceOf } from '../support/evidence.ts';
import { createTestTable } from '../support/local-table.ts';
import { AGENT_CLAIMS, AGENTS, makeAdministrator } from '../support/people/people.ts';
import { eventOf, fresh } from '../support/register.ts';

const WHY = 'Vérifier qui administre depuis mars.';
const MINUTE = 60_000;

let table: Table;
beforeAll(async () => {
  logger.setLogLevel('SILENT');
  table = await createTestTable();
});

/** A case that support has, and the register as agents reach it. */
const openOffice = async () => {
  const scene = await openScene(table, ['ana']);
  const { id } = await scene.ask('candidate');
  scene.passDays(11);
  await scene.settle(id);
  let late = 0;
  const clock = () => addMilliseconds(scene.now(), late);
  const { reads, changes: commands } = personEndpoints({ table, agents: AGENTS, clock, newId: () => ulid() });
  const endpoints = [
    reads(changes.getAdministratorChange, getAdministratorChangeEndpoint(table, ADMINISTRATOR_CHANGE_TERMS)),
    reads(members.getMember, getMemberEndpoint(table)),
    reads(members.listMembers, listMembersEndpoint(table)),
    reads(organisations.getOrganisation, getOrganisationEndpoint(table)),
    commands(changes.openSupportView, openSupportViewEndpoint),
  ];
  const ana = await scene.person('ana');
  const send = async (name: string, operation: string, params: Record<string, string>, body?: unknown) => {
    const account = await scene.person(name);
    const claims = name.startsWith('agent') ? { ...account.claims, ...AGENT_CLAIMS } : account.claims;
    const found = endpoints.find(({ route }) => route.operation === operation);
    if (found === undefined) throw new Error(`no operation ${operation}`);
    const { statusCode, body: text } = await found.handle(
      eventOf(fresh({ claims }, clock()), found.route.key, { params, ...(body !== undefined && { body }) }),
    );
    return { status: statusCode, body: text === undefined ? undefined : JSON.parse(text) };
  };
  const { siren } = scene;
  return {
    ...{ scene, id, siren, clock },
    wait: (minutes: number): void => {
      late += minutes * MINUTE;
    },
    open: (agent: string, reason = WHY, change: AdministratorChangeId = id) =>
      send(agent, 'openSupportView', { id: change }, { reason }),
    look: (agent: string, where = siren) => send(agent, 'getOrganisation', { siren: where }),
    file: async (name: string) => (await send(name, 'getAdministratorChange', { id })).body.file,
    card: (agent: string) => send(agent, 'getMember', { siren, personId: ana.personId }),
    list: (agent: string) => send(agent, 'listMembers', { siren }),
    chain: () => evidenceOf(table, siren, ana.personId, 'support-view/'),
  };
};
const dealTo = (scene: Scene, agent: string, id: AdministratorChangeId) => scene.dealTo(agent, id);

describe('an agent of support', () => {
  it('sees nothing of a body without a case that was dealt to them', async () => {
    const { open, look, chain } = await openOffice();
    expect((await look('agent-1')).status).toBe(404);
    expect((await open('agent-1')).body.code).toBe('case-not-dealt');
    expect((await look('agent-1')).status).toBe(404);
    expect(await chain()).toEqual([]);
  });

  it('sees the body for thirty minutes and leaves a trace of each page on its own chain', async () => {
    const { scene, id, open, look, card, list, wait, chain, siren } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    expect((await open('agent-1')).status).toBe(201);
    expect([(await look('agent-1')).status, (await card('agent-1')).status]).toEqual([200, 200]);
    expect((await list('agent-1')).status).toBe(200);
    const { body } = await card('agent-1');
    expect([body.can, body.grants]).toEqual([[], []]);
    wait(29);
    expect((await look('agent-1')).status).toBe(200);
    wait(1);
    expect((await look('agent-1')).status).toBe(404);
    const events = await chain();
    expect(firstBrokenLink(events)).toBeUndefined();
    const [opened, first, second] = events;
    expect(opened).toMatchObject({
      type: 'support-view.opened',
      siren,
      reason: WHY,
      actor: { type: 'agent' },
    });
    expect(first?.data.page).toBe('GET /organisations/{siren}');
    expect(second).toMatchObject({
      type: 'support-view.page',
      personId: (await scene.person('ana')).personId,
      data: { change: id, page: 'GET /organisations/{siren}/members/{personId}' },
    });
    expect(events).toHaveLength(6);
  });

  it('leaves a trace of every page also when two are looked at in one moment', async () => {
    const { scene, id, open, look, list, chain } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    await open('agent-1');
    const seen = await Promise.all([look('agent-1'), list('agent-1'), look('agent-1')]);
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await chain()).toHaveLength(4);
    expect(firstBrokenLink(await chain())).toBeUndefined();
  });

  it('says why in a sentence, and sees no other body and nothing through another agent’s view', async () => {
    const { scene, id, open, look } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    expect((await open('agent-1', 'Pour voir.')).body.code).toBe('bad-input');
    expect((await look('agent-1')).status).toBe(404);
    await open('agent-1');
    const other = await openScene(table, ['bob']);
    expect((await look('agent-1', other.siren)).status).toBe(404);
    expect((await look('agent-2')).status).toBe(404);
  });

  it('sees nothing of a body in which they have a card, or have had one in the last year', async () => {
    const { scene, id, open, look } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    await open('agent-1');
    const body = { siren: scene.siren, open: scene.siret, closed: scene.other };
    await makeAdministrator(table, body, await scene.person('agent-1'));
    await scene.changeCard('agent-1', 'agent-1', 'end');
    expect((await look('agent-1')).body.code).toBe('support-conflict');
    expect((await open('agent-1')).body.code).toBe('support-conflict');
  });

  it('sees nothing more once the case is closed', async () => {
    const { scene, id, open } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    await scene.cancel('candidate', id);
    expect((await open('agent-1')).body.code).toBe('change-closed');
  });

  it('gets no export, no key and no letter by it, and changes nothing', () => {
    const seen = Object.entries(PERMISSIONS).flatMap(([key, { allowed }]) =>
      (allowed as readonly string[]).includes('viewer') ? [key] : [],
    );
    expect(seen.filter((key) => !key.startsWith('GET '))).toEqual([]);
    expect(seen.filter((key) => /report|export|file|letter|key|access-changes/.test(key))).toEqual([]);
  });
});

describe('the file of a case', () => {
  it('shows the agent to whom it was dealt what they decide on', async () => {
    const { scene, id, file } = await openOffice();
    await storeLogin(table, (await scene.person('ana')).personId, scene.now());
    await dealTo(scene, 'agent-1', id);
    const shown = await file('agent-1');
    expect(shown).toMatchObject({
      place: { siret: scene.siret, address: { city: 'ANTONY' } },
      administrators: [{ familyName: expect.any(String), lastLoginAt: expect.any(String) }],
      answered: [],
      earlier: [],
    });
    expect(shown.remindedAt).toHaveLength(2);
  });

  it('is nobody else’s: neither an agent’s without the case, nor an administrator’s, nor the candidate’s', async () => {
    const { scene, id, file } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    for (const name of ['agent-2', 'ana', 'candidate'])
      expect([name, await file(name)]).toEqual([name, undefined]);
  });

  it('tells the second agent who answered first, and not what; and whoever has answered sees it no more', async () => {
    const { scene, id, file } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    await scene.answer('agent-1', id, 'refuse');
    await dealTo(scene, 'agent-2', id);
    const { answered } = await file('agent-2');
    expect(answered).toEqual([{ name: expect.stringMatching(/\S/), at: scene.now() }]);
    expect(JSON.stringify(await file('agent-2'))).not.toContain('Introuvable');
    expect(await file('agent-1')).toBeUndefined();
  });

  it('closes before an agent whom the body has meanwhile given a card', async () => {
    const { scene, id, file, siren } = await openOffice();
    await dealTo(scene, 'agent-1', id);
    await makeAdministrator(table, { siren }, await scene.person('agent-1'));
    expect(await file('agent-1')).toBeUndefined();
  });
});
