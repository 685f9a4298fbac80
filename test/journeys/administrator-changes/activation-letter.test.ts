import { expect, it } from 'vitest';
import { awaitLetter } from '../../support/administrator-changes/posted-letters.ts';
import { useSystem } from '../../support/system.ts';

const system = useSystem();

const TOWN_HALL = '21920023500014';
const today = new Date().toISOString().slice(0, 10);

it('brings the key by post to the establishment, and in no other way', async () => {
  const candidate = await system.as('lettre@clamart.example');
  const asked = await candidate.post('/administrator-changes', {
    kind: 'additional',
    siret: TOWN_HALL,
    reason: 'Élection du nouveau conseil.',
    evidence: { type: 'election', reference: 'PV 2026-12', date: today, effectiveDate: today },
  });
  expect(asked.status).toBe(201);
  const { id } = asked.body;
  const path = `/administrator-changes/${id}`;
  const ordered = await candidate.post(`${path}/activation-key`);
  const { text, key } = await awaitLetter(system.running().letters, id);
  expect(text).toContain('COMMUNE DE CLAMART');
  expect(text).toContain(system.portal());

  const marie = await system.as('marie.durand');
  const events = await marie.get('/organisations/219200235/events');
  for (const answered of [ordered.text, events.text, (await candidate.get(path)).text]) {
    expect(answered).not.toContain(key);
    expect(answered).not.toContain(key.replaceAll('-', ''));
  }

  const typed = key.toLowerCase().replaceAll('-', ' ');
  const entered = await candidate.post(`${path}/activation`, { key: typed });
  expect(entered.body).toMatchObject({ accepted: true });
  expect((await candidate.get(path)).body.state).toBe('contestable');
});
