import { expect, it } from 'vitest';
import { welcomeNewcomer } from '../support/access/newcomers.ts';
import { faultsOfCloudEvent } from '../support/public-events.ts';
import { awaitEvents } from '../support/received-events.ts';
import { useSystem } from '../support/system.ts';

const system = useSystem();

const CLAMART = '/organisations/219200235';

it('other systems receive every change of a card, in order, and nobody’s name', async () => {
  const marie = await system.as('marie.durand');
  const { personId, path } = await welcomeNewcomer(system, marie, CLAMART, [
    { services: { DSN: 'sign' }, establishments: 'all' },
  ]);
  await marie.put(`${path}/suspension`, { reason: 'Absence.' });
  await marie.delete(`${path}/suspension`);
  const { body } = await marie.post(`${path}/grants`, {
    services: { DPAE: 'declare' },
    establishments: 'all',
  });
  await marie.delete(`${path}/grants/${body.id}`);
  await marie.delete(path, { reason: 'Mutation.' });

  const received = await awaitEvents(system.running().events, `card/219200235/${personId}`, 7);
  expect(received.map(({ type, data }) => `${data.version} ${type}`)).toEqual([
    '1 member.invited',
    '2 invitation.accepted',
    '3 member.suspended',
    '4 member.reactivated',
    '5 access.changed',
    '6 access.changed',
    '7 member.ended',
  ]);
  expect(received.flatMap(faultsOfCloudEvent)).toEqual([]);
  expect(JSON.stringify(received)).not.toMatch(/nadia|roux|Absence|Mutation/i);
});
