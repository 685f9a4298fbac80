import { expect, it } from 'vitest';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { done, newAccount, openOffice } from '../../support/access/members.ts';
import { createMemoryTable } from '../../support/memory-table.ts';

it('somebody with one name corrects their details, is invited by it, and is the same person', async () => {
  const table = createMemoryTable();
  const office = await openOffice(table);
  const { siren } = office.organisation;
  const account = await newAccount(table);
  const body = { familyName: '', givenName: 'Suharto' };
  expect((await office.register(account, 'correctMe', { body })).status).toBe(400);
  done(await office.register(account, 'correctMe', { body: { familyName: 'Suharto', givenName: '' } }));
  done(await office.register(account, 'confirmProfile', {}));
  const invited = done(
    await office.register(office.administrator, 'inviteMember', {
      params: { siren },
      body: { email: account.email, familyName: 'SUHARTO' },
    }),
  );
  done(
    await office.register(account, 'acceptInvitation', {
      params: { id: String(invited.body.invitation.id) },
    }),
  );
  const card = await getCard(table, siren, account.personId);
  expect(card?.holder).toMatchObject({ familyName: 'Suharto', givenName: '' });
  expect(card?.timeline.at(-1)).toMatchObject({ status: 'active' });
  expect(card?.timeline.at(-1)).not.toHaveProperty('toConfirm', true);
});
