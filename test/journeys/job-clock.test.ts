import { afterAll, beforeAll, inject, it } from 'vitest';
import { logIn } from '../../local/oidc-client.ts';
import { type System, startSystem } from '../../local/system.ts';
import { atClock } from '../../shared/domain/administrator-changes/terms.ts';
import type { Siren } from '../../shared/domain/identifiers.ts';
import { clientOf } from '../support/http-client.ts';
import { createTestTable } from '../support/local-table.ts';
import { expectHerToBeNotified, storeOverdueAdministrator } from '../support/people/overdue-administrator.ts';

/** Every job once per second. */
const FAST = 86_400;

let system: System;
let siren: Siren;

beforeAll(async () => {
  const table = await createTestTable({ withStream: true });
  siren = await storeOverdueAdministrator(table);
  system = await startSystem({
    port: 0,
    dynamodb: { endpoint: inject('dynamoDbEndpoint'), table: table.name },
    definitions: inject('workflowDefinitions'),
    terms: atClock(FAST),
    log: () => {},
  });
});
afterAll(() => system?.stop());

it('jobs run by themselves: people are notified, support sees the organisation, and a confirmation settles it', () =>
  expectHerToBeNotified(siren, system.inbox, async (email) =>
    clientOf(system.origin, await logIn(system.origin, email)),
  ));
