import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../../portal/client/files.ts';
import { RegisterSilent } from '../../../portal/client/refusal.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal, type TestPortal } from '../../support/portal/test-portal.ts';

const PAGE = '/organisations/219200235/access-changes/new';
const ID = '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4';
const UPLOADS = 'POST /organisations/{siren}/access-change-uploads';
const CHANGES = 'POST /organisations/{siren}/access-changes';

let portal: TestPortal;
let browser: ReturnType<typeof testBrowser>;
beforeEach(async () => {
  portal = createTestPortal();
  browser = testBrowser(portal);
  await browser.logIn('karim');
  portal.register.answerWith({});
});
const to = (response: Response): string | null => response.headers.get('location');
const asked = (key: string) => portal.register.asked.filter((each) => each.key === key);
const csv = (text: string): File => new File([text], 'départs.csv', { type: 'text/csv' });

describe('a file that is sent with its form', () => {
  it('goes to its bucket byte by byte, and is checked before anything changes', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const answer = await browser.postFile(PAGE, await browser.hidden(PAGE), new File([bytes], 'a.xlsx'));
    expect(to(answer)).toBe(`/organisations/219200235/access-changes/${ID}?wait=5`);
    expect(asked(UPLOADS)[0]?.asking).toMatchObject({ body: { bytes: 256 } });
    expect(Buffer.from(portal.sent[0]?.bytes ?? [])).toEqual(Buffer.from(bytes));
    const { asking } = asked(CHANGES)[0] ?? {};
    expect(asking).toMatchObject({ query: { dryRun: 'true' }, body: { upload: expect.any(String) } });
  });

  it.each([
    ['none', undefined, 'Choisissez un fichier'],
    ['an empty one', csv(''), 'Ce fichier est vide'],
    ['one above 1 MB', csv('a'.repeat(1_048_577)), '1 Mo au plus'],
  ])('is asked for again where it is %s', async (_, file, sentence) => {
    const hidden = await browser.hidden(PAGE);
    const answer = file === undefined ? browser.post(PAGE, hidden) : browser.postFile(PAGE, hidden, file);
    expect((await answer).status).toBe(422);
    expect(await (await answer).text()).toContain(sentence);
    expect([...asked(UPLOADS), ...asked(CHANGES), ...portal.sent]).toEqual([]);
  });

  it('is not read when it is larger than any that pages take', async () => {
    const answer = await browser.postFile(PAGE, await browser.hidden(PAGE), csv('a'.repeat(1_400_000)));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('1 Mo au plus');
    expect(portal.sent).toEqual([]);
  });

  it('is not taken from another site, nor with another session’s token', async () => {
    const hidden = await browser.hidden(PAGE);
    const forged = await browser.postFile(PAGE, { ...hidden, _token: 'guessed' }, csv('a'));
    expect(forged.status).toBe(403);
    const parts = new FormData();
    for (const [name, value] of Object.entries(hidden)) parts.set(name, value);
    parts.set('file', csv('a'));
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const url = `${portal.origin}${PAGE}`;
    const foreign = await portal.fetch(new Request(url, { method: 'POST', headers, body: parts }));
    expect(foreign.status).toBe(403);
    expect(portal.sent).toEqual([]);
  });

  it('is taken by no page that has no question for one', async () => {
    const hidden = await browser.hidden('/profile/correct');
    expect((await browser.postFile('/profile/correct', hidden, csv('a'))).status).toBe(415);
  });

  it('says so where the register refuses it', async () => {
    const hidden = await browser.hidden(PAGE);
    portal.register.answerWith({ [CHANGES]: refusal('email-not-verified') });
    const answer = await browser.postFile(PAGE, hidden, csv('a'));
    expect(answer.status).toBe(403);
  });

  it('is to be chosen again after a session ran out, which the page says', async () => {
    const hidden = await browser.hidden(PAGE);
    portal.time.now += 61 * 60_000;
    const expired = to(await browser.postFile(PAGE, hidden, csv('a'))) ?? '';
    const back = new URL(expired, portal.origin).searchParams.get('return') ?? '';
    await browser.logIn('karim', `/login/start?return=${encodeURIComponent(back)}`);
    expect(await (await browser.get(back)).text()).toContain('choisissez de nouveau votre fichier');
  });
});

describe('a larger file', () => {
  it('has an address that a script asks for, and is checked by the upload that the form names', async () => {
    const hidden = await browser.hidden(PAGE);
    const answer = await browser.post(`${PAGE}/address`, { ...hidden, bytes: '7340032' });
    expect(asked(UPLOADS)[0]?.asking).toMatchObject({ body: { bytes: 7_340_032 } });
    const { upload, href } = (await answer.json()) as { upload: string; href: string };
    expect(new URL(href).origin).toBe(portal.services.filesOrigin);
    expect(answer.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${portal.services.filesOrigin};`,
    );
    expect(to(await browser.post(PAGE, { ...hidden, upload }))).toContain(ID);
    expect(asked(CHANGES)[0]?.asking).toMatchObject({ body: { upload } });
    expect(portal.sent).toEqual([]);
  });
});

describe('a file to fetch', () => {
  it.each(['csv', 'xlsx'])('is the template (%s), as the register made it', async (format) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    portal.register.answerWith({ 'GET /access-changes/template': bytes });
    const answer = await browser.get(`/access-changes/template.${format}`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="modification-des-acces.${format}"`,
    );
    expect(asked('GET /access-changes/template')[0]?.asking).toEqual({ query: { format } });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('is the result, at the address that the register gives out', async () => {
    const answer = await browser.get(`/organisations/219200235/access-changes/${ID}/result-file`);
    expect(answer.status).toBe(303);
    expect(to(answer)).toBe('https://files.trousseau.example/result.csv');
  });

  it('leads to no other origin', async () => {
    const elsewhere = { href: 'https://files.trousseau.example.evil.example/', expiresAt: '' };
    const key = 'GET /organisations/{siren}/access-changes/{id}/result-file';
    portal.register.answerWith({ [key]: elsewhere as never });
    const answer = await browser.get(`/organisations/219200235/access-changes/${ID}/result-file`);
    expect(answer.status).toBe(500);
    expect(to(answer)).toBeNull();
  });

  it('is there for people whom the register lets have it', async () => {
    const key = 'GET /organisations/{siren}/access-changes/{id}/result-file';
    portal.register.answerWith({ [key]: refusal('forbidden') });
    expect((await browser.get(`/organisations/219200235/access-changes/${ID}/result-file`)).status).toBe(404);
    const stranger = testBrowser(portal);
    expect(to(await stranger.get('/access-changes/template.csv'))).toMatch(/^\/login\?/);
  });
});

describe('the bucket', () => {
  let server: Server;
  let origin: string;
  let status = 200;
  const received: { method: string | undefined; body: string }[] = [];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      received.push({ method: request.method, body: (await buffer(request)).toString() });
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterAll(() => server.close());

  it('is sent a file by PUT, and one that it refuses is told as silence', async () => {
    const { send } = openFiles(origin);
    await send(`${origin}/uploads/a`, new TextEncoder().encode('é'));
    expect(received).toEqual([{ method: 'PUT', body: 'é' }]);
    status = 403;
    await expect(send(`${origin}/uploads/a`, new Uint8Array())).rejects.toThrow(RegisterSilent);
    await expect(send('http://127.0.0.1:1/uploads/a', new Uint8Array())).rejects.toThrow('elsewhere');
  });
});
