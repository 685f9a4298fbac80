import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RegisterRefusal, RegisterSilent } from '../../../portal/client/refusal.ts';
import { openRegister } from '../../../portal/client/register.ts';

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server;
let origin: string;
let received: Received[];
let answer: { status: number; type: string; body: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: (await buffer(request)).toString() });
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());
beforeEach(() => {
  received = [];
  answer = { status: 200, type: 'application/json', body: '{}' };
});

const ask = () =>
  openRegister({ origin, token: async () => 'the-token', language: 'fr', requestId: 'request-1' });

describe('the register', () => {
  it('is asked at the address of the route, as the person, in the language of the page', async () => {
    answer.body = '{"items":[]}';
    const asking = { params: { siren: '219200235' }, query: { limit: '50', q: 'Le Goff' } };
    expect(await ask()('GET /organisations/{siren}/members', asking)).toEqual({ items: [] });
    const [{ method, url, headers } = {}] = received;
    expect([method, url]).toEqual(['GET', '/organisations/219200235/members?limit=50&q=Le+Goff']);
    expect(headers).toMatchObject({
      authorization: 'Bearer the-token',
      'accept-language': 'fr',
      'x-request-id': 'request-1',
    });
  });

  it('gives a file byte by byte, with the mark that texts begin with', async () => {
    answer = { status: 200, type: 'text/csv; charset=utf-8', body: '\uFEFFAction;Nom\r\n' };
    const file = await ask()('GET /access-changes/template', { query: { format: 'csv' } });
    expect(Buffer.from(file).toString()).toBe(answer.body);
    expect([received[0]?.url, received[0]?.headers.accept]).toEqual([
      '/access-changes/template?format=csv',
      '*/*',
    ]);
  });

  it('is led to no other address by what stands in a path', async () => {
    await ask()('GET /organisations/{siren}', { params: { siren: '../me?x=' } });
    expect(received[0]?.url).toBe('/organisations/..%2Fme%3Fx%3D');
  });

  it('is given a key that the same form has again, and another form or answer has not', async () => {
    const register = ask();
    const correct = (formKey: string, phone: string) => register('PATCH /me', { formKey, body: { phone } });
    await correct('form-1', '1111');
    await correct('form-1', '1111');
    await correct('form-1', '2222');
    await correct('form-2', '1111');
    await register('POST /me/profile-confirmations', { formKey: 'form-1' });
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(4);
  });

  it('refuses with its code, its words and its faults', async () => {
    const faults = [
      { pointer: '/a', code: 'missing', detail: 'x' },
      { parameter: 'limit', code: 'page-limit', detail: 'y' },
      { code: 'card-not-reviewed', detail: 'z', href: '/organisations/219200235/members/01' },
    ];
    const problem = {
      status: 400,
      code: 'bad-input',
      title: 'T',
      detail: 'D',
      errors: faults,
    };
    answer = { status: 400, type: 'application/problem+json', body: JSON.stringify(problem) };
    await expect(ask()('GET /me', {})).rejects.toMatchObject({
      code: 'bad-input',
      status: 400,
      title: 'T',
      detail: 'D',
      faults,
    });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [429, 'too-many-requests'],
    [503, 'unavailable'],
    [500, 'internal'],
  ])('refuses by a gateway’s %i as %s', async (status, code) => {
    answer = { status, type: 'application/json', body: '{"message":"Forbidden"}' };
    await expect(ask()('GET /me', {})).rejects.toThrow(RegisterRefusal);
    await expect(ask()('GET /me', {})).rejects.toMatchObject({ code });
  });

  it('is silent where nobody listens', async () => {
    const nowhere = openRegister({ origin: 'http://127.0.0.1:1', language: 'fr', requestId: 'r' });
    await expect(nowhere('GET /help-topics', {})).rejects.toThrow(RegisterSilent);
  });
});
