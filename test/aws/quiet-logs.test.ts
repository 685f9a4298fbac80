import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { beforeAll, expect, inject, it, vi } from 'vitest';
import { awaitMails } from '../support/inbox.ts';
import { PATIENCE_MILLISECONDS } from '../support/patience.ts';
import { useSystem } from './deployed-system.ts';

const system = useSystem();
const { endpoint } = inject('deployment');
const logs = new CloudWatchLogsClient({
  endpoint,
  region: 'eu-west-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

const CLAMART = '/organisations/219200235';
const EMAIL = 'secrete.personne@clamart.example';
const NAMES = { familyName: 'Kerguelennec', givenName: 'Zephyrine' };

/** What every Lambda has written since then, also in the journeys of other files. */
const readLogs = async (): Promise<string[]> => {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand());
  const messages: string[] = [];
  for (const { logGroupName } of logGroups) {
    const pages = paginateFilterLogEvents({ client: logs }, { logGroupName });
    for await (const { events = [] } of pages) messages.push(...events.map(({ message = '' }) => message));
  }
  return messages;
};

let lines: string[];
beforeAll(async () => {
  const marie = await system.as('marie.durand');
  const { body: card } = await marie.post(`${CLAMART}/members`, { email: EMAIL, ...NAMES, grants: [] });
  const person = await system.as(EMAIL);
  await person.post((await person.get('/me')).body.tasks[0].href);
  await person.patch('/me', { ...NAMES, phone: '+33 1 46 62 35 35' });
  await marie.put(`${CLAMART}/members/${card.personId}/suspension`, { reason: 'Congé de longue durée.' });
  await awaitMails(system.running().inbox, EMAIL, 2);
  await vi.waitFor(
    async () => {
      lines = await readLogs();
      expect(lines.filter((line) => line.includes('"Mails"')).length).toBeGreaterThan(0);
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 500 },
  );
});

it('the logs contain each request with its route and status, and what was counted', () => {
  const requests = lines
    .filter((line) => line.includes('"message":"request"'))
    .map((line) => JSON.parse(line));
  expect(requests.length).toBeGreaterThan(4);
  for (const line of requests)
    expect(line).toMatchObject({ route: expect.any(String), status: expect.any(Number) });
  expect(lines.filter((line) => line.includes('"_aws"')).length).toBeGreaterThan(0);
});

it('the logs never contain a name, an address or a token, whatever came before', async () => {
  const logged = lines.join('\n');
  expect(logged).not.toMatch(/[\w.]+(@|%40)[\w-]+\.[a-z]+/i);
  expect(logged).not.toMatch(/kerguelennec|zephyrine|marie|durand|Congé|46 62/i);
  // Shown with the text around it, because the reader of a failure has no other way to see it.
  expect(logged.match(/.{0,120}bearer.{0,40}/gi) ?? []).toEqual([]);
  // In this case only: one of our ids, in capitals, sometimes has these three letters.
  expect(logged.match(/.{0,120}eyJ[\w-]{10,}.{0,40}/g) ?? []).toEqual([]);
  for (const token of [
    await system.token('marie.durand'),
    await system.token(EMAIL),
    await system.machineToken(),
  ])
    for (const part of token.split('.')) expect(logged).not.toContain(part);
});
