import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import { routes } from '../../../functions/administrator-changes/contract.ts';
import { listQuotasReachedEndpoint } from '../../../functions/administrator-changes/list-quotas-reached.ts';
import { MAX_LOOK_UPS_PER_DAY } from '../../../shared/domain/administrator-changes/look-up-quota.ts';
import { personIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { personEndpoints } from '../../../shared/http/person-endpoints.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { countLookUp } from '../../../shared/table/administrator-changes/look-ups.ts';
import { noteQuotaReached } from '../../../shared/table/administrator-changes/quotas-reached.ts';
import type { Table } from '../../../shared/table/table.ts';
import { openScene } from '../../support/administrator-changes/scene.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';
import { createTestTable } from '../../support/local-table.ts';
import { AGENT_CLAIMS, AGENTS, registerAccount } from '../../support/people/people.ts';
import { eventOf } from '../../support/register.ts';

beforeAll(() => {
  logger.setLogLevel('SILENT');
});

const NOW = toInstant('2026-03-02T10:00:00Z');

/** The list as an agent of support reads it at this instant, and how many pages it had. */
const reader = async (table: Table) => {
  const agent = await registerAccount(table, 'agent');
  const claims = { ...agent.claims, ...AGENT_CLAIMS };
  return async (now: Instant, limit: number) => {
    const { reads } = personEndpoints({ table, agents: AGENTS, newId: () => ulid(), clock: () => now });
    const endpoint = reads(routes.listQuotasReached, listQuotasReachedEndpoint(table));
    const items = [];
    let pages = 0;
    let cursor: string | undefined;
    do {
      const queryStringParameters = { limit: `${limit}`, ...(cursor !== undefined && { cursor }) };
      const event = { ...eventOf({ claims }, endpoint.route.key, {}), queryStringParameters };
      const { statusCode, body } = await endpoint.handle(event);
      expect(statusCode).toBe(200);
      const page = JSON.parse(body ?? '{}');
      items.push(...page.items);
      pages += 1;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return { items, pages };
  };
};

test('support reads whose request was refused for their limit, once a day, by id and without a name', async () => {
  const table = await createTestTable();
  const scenes = await Promise.all(Array.from({ length: 4 }, () => openScene(table)));
  const [scene] = scenes;
  if (scene === undefined) throw new Error('no scene');
  await scene.person('busy');
  const ask = async (siret = scene.siret) => scene.codeOf(scene.ask('busy', { siret }));
  for (const { siret } of scenes.slice(0, 3)) expect(await ask(siret)).toBe('allowed');
  const fourth = scenes[3]?.siret;
  for (const code of ['too-many-open-requests', 'too-many-open-requests', 'too-many-requests-today'])
    expect(await ask(fourth)).toBe(code);
  const read = await reader(table);
  const { items } = await read(NOW, 50);
  expect(items.map(({ quota, max }) => [quota, max]).sort()).toEqual([
    ['open-requests', 3],
    ['requests-today', 5],
  ]);
  for (const item of items)
    expect(Object.keys(item).sort()).toEqual(['max', 'personId', 'quota', 'reachedAt']);
});

test('whoever goes on looking bodies up after their last one is one line a day, with the first refusal', async () => {
  const table = await createTestTable();
  const personId = personIdSchema.parse(ulid());
  const look = (body: number, now: Instant) =>
    countLookUp(table, personId, sirenSchema.parse(sirenNumber(body + 1)), now);
  for (let body = 0; body < MAX_LOOK_UPS_PER_DAY; body += 1) await look(body, NOW);
  const read = await reader(table);
  expect((await read(NOW, 50)).items).toEqual([]);
  const refusals = [NOW, addDays(NOW, 0.1), addDays(NOW, 0.2)];
  for (const now of refusals)
    await expect(look(MAX_LOOK_UPS_PER_DAY, now)).rejects.toThrow('too-many-look-ups');
  expect((await read(NOW, 50)).items).toEqual([
    { personId, quota: 'look-ups-today', max: MAX_LOOK_UPS_PER_DAY, reachedAt: NOW },
  ]);
});

test('the newest come first, page by page, and those of more than seven days not at all', async () => {
  const table = await createTestTable();
  const days = [0, 3, 1, 6.9, 7.1, 5, 30];
  for (const age of days)
    await noteQuotaReached(table, {
      ...{ personId: personIdSchema.parse(ulid()), quota: 'requests-today', max: 5 },
      reachedAt: addDays(NOW, -age),
    });
  const read = await reader(table);
  const { items, pages } = await read(NOW, 2);
  expect(items.map(({ reachedAt }) => reachedAt)).toEqual([0, 1, 3, 5, 6.9].map((age) => addDays(NOW, -age)));
  expect(pages).toBe(3);
});
