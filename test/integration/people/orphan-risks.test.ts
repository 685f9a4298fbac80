import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { routes } from '../../../functions/organisations/contract.ts';
import { listOrphanRisksEndpoint } from '../../../functions/organisations/list-orphan-risks.ts';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { expectedPerson, register } from '../../../shared/domain/people/person.ts';
import { personEndpoints } from '../../../shared/http/person-endpoints.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { putPerson } from '../../../shared/table/people/people.ts';
import { carryOut } from '../../../shared/use-cases/carry-out.ts';
import { assessOrphanRisk } from '../../../shared/use-cases/people/assess-orphan-risk.ts';
import { createTestTable } from '../../support/local-table.ts';
import { AGENT_CLAIMS, AGENTS, foundOrganisations, registerAccount } from '../../support/people/people.ts';
import { eventOf } from '../../support/register.ts';
import { storeWrites } from '../../support/store-writes.ts';

const NOW = toInstant('2027-06-01T08:00:00Z');
const someone = (confirmedAt: Instant) => {
  const personId = personIdSchema.parse(ulid());
  const details = {
    email: `${personId}@mairie.example`.toLowerCase(),
    familyName: 'Essai',
    givenName: 'Ana',
  };
  return register(expectedPerson(personId, details, FIRST_HASH), { ...details, at: confirmedAt });
};
/** Confirmed so long ago that the profile has been stale for so many days. */
const staleFor = (days: number) => someone(addDays(NOW, -365 - days));

it('support reads which organisations are at risk and whom to contact, the oldest first, page by page', async () => {
  logger.setLogLevel('SILENT');
  const table = await createTestTable();
  const agent = await registerAccount(table, 'agent');
  const founders = [
    ...[61, 90, 75, 200, 60].map((days) => [staleFor(days)]),
    ...[[staleFor(59)], [staleFor(100), staleFor(100)], [someone(NOW)]],
  ];
  for (const person of founders.flat()) await storeWrites(table, [putPerson(table, person, undefined)]);
  const organisations = await foundOrganisations(table, '2026-03-01', founders);
  const actor = { type: 'machine', id: 'test' } as const;
  const context = { table, clock: () => NOW, newId: () => ulid(), actor, requestId: 'test' };
  for (const { siren } of organisations) {
    await carryOut(context, (each) => assessOrphanRisk(each, siren));
    await carryOut(context, (each) => assessOrphanRisk(each, siren));
  }
  const { reads } = personEndpoints({ table, agents: AGENTS, newId: () => ulid(), clock: () => NOW });
  const endpoint = reads(routes.listOrphanRisks, listOrphanRisksEndpoint(table));
  const claims = { ...agent.claims, ...AGENT_CLAIMS };
  const found = [];
  let cursor: string | undefined;
  do {
    const event = eventOf({ claims }, endpoint.route.key, {});
    const queryStringParameters = { limit: '2', ...(cursor !== undefined && { cursor }) };
    const { statusCode, body } = await endpoint.handle({ ...event, queryStringParameters });
    expect(statusCode).toBe(200);
    const page = JSON.parse(body ?? '{}');
    expect(page.items.length).toBeLessThanOrEqual(2);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(found.map(({ siren }) => siren)).toEqual(
    [3, 1, 2, 0, 4].map((place) => organisations[place]?.siren),
  );
  const [oldest] = founders[3] ?? [];
  expect(found[0]).toEqual({
    siren: organisations[3]?.siren,
    name: 'COMMUNE',
    administrator: {
      personId: oldest?.personId,
      familyName: 'Essai',
      givenName: 'Ana',
      email: oldest?.email,
    },
    staleSince: addDays(NOW, -200),
    listedAt: NOW,
  });
});
