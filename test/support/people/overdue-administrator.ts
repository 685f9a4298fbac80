import { ulid } from 'ulid';
import { expect, vi } from 'vitest';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import { personIdSchema, type Siren } from '../../../shared/domain/identifiers.ts';
import { addDays, systemClock } from '../../../shared/domain/instants.ts';
import { confirm, expectedPerson } from '../../../shared/domain/people/person.ts';
import { linkEmail, putPerson } from '../../../shared/table/people/people.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { Client } from '../http-client.ts';
import { awaitMails } from '../inbox.ts';
import { PATIENCE_MILLISECONDS } from '../patience.ts';
import { storeWrites } from '../store-writes.ts';
import { foundOrganisations } from './people.ts';

const EMAIL = 'odile.bernard@mairie.example';

/** An organisation whose one administrator is 70 days late in confirming her details. */
export const storeOverdueAdministrator = async (table: Table): Promise<Siren> => {
  const personId = personIdSchema.parse(ulid());
  const details = { email: EMAIL, familyName: 'Bernard', givenName: 'Odile' };
  const odile = confirm(expectedPerson(personId, details, FIRST_HASH), addDays(systemClock(), -366 - 70));
  await storeWrites(table, [putPerson(table, odile, undefined), linkEmail(table, EMAIL, personId)]);
  const [organisation] = await foundOrganisations(table, '2026-03-01', [[odile]]);
  if (organisation === undefined) throw new Error('no body was founded');
  return organisation.siren;
};

const eventually = (holds: () => Promise<void>) =>
  vi.waitFor(holds, { timeout: PATIENCE_MILLISECONDS, interval: 250 });

/** The jobs notify her by themselves, support sees the organisation, and her confirmation settles it. */
export const expectHerToBeNotified = async (
  siren: Siren,
  inbox: string,
  as: (email: string) => Promise<Client>,
): Promise<void> => {
  // The first mail is about her becoming administrator.
  const mails = await awaitMails(inbox, EMAIL, 2);
  expect(mails.map(({ subject }) => subject)).toContain('Vos coordonnées ne sont plus à jour');
  const agnes = await as('agnes.support@assistance.example');
  const atRisk = async (): Promise<unknown> => (await agnes.get('/support/orphan-risks')).body.items;
  const administrator = expect.objectContaining({ email: EMAIL });
  await eventually(async () =>
    expect(await atRisk()).toEqual([expect.objectContaining({ siren, administrator })]),
  );
  const odile = await as(EMAIL);
  expect((await odile.get('/me')).body.profile.status).toBe('confirmed');
  await eventually(async () => expect(await atRisk()).toEqual([]));
};
