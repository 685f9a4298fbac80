import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { logIn } from '../../local/oidc-client.ts';
import { type System, startSystem } from '../../local/system.ts';
import { atClock } from '../../shared/domain/change-terms.ts';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { addDays, systemClock } from '../../shared/domain/instants.ts';
import { confirm, expectedPerson } from '../../shared/domain/person.ts';
import { commit } from '../../shared/table/commit.ts';
import { linkEmail, putPerson } from '../../shared/table/people.ts';
import { clientOf } from '../support/http-client.ts';
import { awaitMails } from '../support/inbox.ts';
import { createTestTable } from '../support/local-table.ts';
import { foundBodies } from '../support/people.ts';

const EMAIL = 'odile.bernard@mairie.example';
/** Every job once a second. */
const FAST = 86_400;

let system: System;
let siren: string | undefined;

/** A body whose one administrator has let 70 days go by since their details were due. */
beforeAll(async () => {
  const table = await createTestTable({ withStream: true });
  const personId = personIdSchema.parse(ulid());
  const details = { email: EMAIL, familyName: 'Bernard', givenName: 'Odile' };
  const odile = confirm(expectedPerson(personId, details, FIRST_HASH), addDays(systemClock(), -366 - 70));
  await commit(table, [putPerson(table, odile, undefined), linkEmail(table, EMAIL, personId)], ulid());
  [{ siren } = { siren: undefined }] = await foundBodies(table, '2026-03-01', [[odile]]);
  system = await startSystem({
    port: 0,
    dynamodb: { endpoint: inject('dynamoDbEndpoint'), table: table.name },
    definitions: inject('workflowDefinitions'),
    terms: atClock(FAST),
    log: () => {},
  });
});
afterAll(() => system?.stop());

const atRisk = async (): Promise<unknown[]> => {
  const agnes = clientOf(system.origin, await logIn(system.origin, 'agnes.support@assistance.example'));
  const { status, body } = await agnes.get('/support/orphan-risks');
  expect(status).toBe(200);
  return body.items;
};

it('jobs run by themselves: people are told, support sees the body, and a confirmation settles it', async () => {
  // The first one tells her that she administers the body.
  const mails = await awaitMails(system.inbox, EMAIL, 2);
  expect(mails.map(({ subject }) => subject)).toContain('Vos coordonnées ne sont plus à jour');
  await vi.waitFor(
    async () =>
      expect(await atRisk()).toEqual([
        expect.objectContaining({ siren, administrator: expect.objectContaining({ email: EMAIL }) }),
      ]),
    { timeout: 20_000, interval: 250 },
  );
  const odile = clientOf(system.origin, await logIn(system.origin, EMAIL));
  expect((await odile.get('/me')).body.profile.status).toBe('confirmed');
  await vi.waitFor(async () => expect(await atRisk()).toEqual([]), { timeout: 20_000, interval: 250 });
});
