import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lambdaHandler } from '../../../portal/http/lambda-handler.ts';

const event = (method: string, more: object = {}) => ({
  rawPath: '/profile',
  rawQueryString: 'a=1',
  headers: { host: 'evil.example', accept: 'text/html' },
  isBase64Encoded: false,
  requestContext: { requestId: 'request-1', http: { method } },
  ...more,
});

describe('a request to the Lambda', () => {
  it('has the configured origin, whatever host it names, and its cookies as browsers send them', async () => {
    const handler = lambdaHandler(
      (request, { requestId }) =>
        Response.json({ url: request.url, cookie: request.headers.get('cookie'), requestId }),
      'https://portal.example',
    );
    const { body } = await handler(event('GET', { cookies: ['a=1', 'b=2'] }));
    expect(JSON.parse(body)).toEqual({
      url: 'https://portal.example/profile?a=1',
      cookie: 'a=1; b=2',
      requestId: 'request-1',
    });
  });

  it('has its form, which the gateway may have encoded', async () => {
    const handler = lambdaHandler(
      async (request) => new Response(await request.text()),
      'https://portal.example',
    );
    expect((await handler(event('POST', { body: 'a=é' }))).body).toBe('a=é');
    const encoded = { body: Buffer.from('a=é').toString('base64'), isBase64Encoded: true };
    expect((await handler(event('POST', encoded))).body).toBe('a=é');
  });

  it.each([
    ['gzip, deflate, br', true],
    ['br, gzip;q=0.5', true],
    ['*', true],
    ['br', false],
    ['gzip;q=0', false],
    [undefined, false],
  ])('gets a page short where it takes %s: %s', async (encodings, isShort) => {
    const page = 'é'.repeat(1_000);
    const handler = lambdaHandler(() => new Response(page), 'https://portal.example');
    const answer = await handler(event('GET', { headers: { 'accept-encoding': encodings } }));
    expect(answer.isBase64Encoded).toBe(isShort);
    expect(answer.headers['content-encoding']).toBe(isShort ? 'gzip' : undefined);
    const sent = Buffer.from(answer.body, isShort ? 'base64' : 'utf8');
    expect((isShort ? gunzipSync(sent) : sent).toString()).toBe(page);
  });

  it.each([true, false])('gets a file byte by byte (it takes gzip: %s)', async (isShort) => {
    const bytes = Uint8Array.from({ length: 2_000 }, (_, rank) => rank % 256);
    const answered = () => new Response(bytes, { headers: { 'content-type': 'application/vnd.ms-excel' } });
    const handler = lambdaHandler(answered, 'https://portal.example');
    const headers = isShort ? { 'accept-encoding': 'gzip' } : {};
    const { body, isBase64Encoded } = await handler(event('GET', { headers }));
    expect(isBase64Encoded).toBe(true);
    const sent = Buffer.from(body, 'base64');
    expect(new Uint8Array(isShort ? gunzipSync(sent) : sent)).toEqual(bytes);
  });

  it('gets each cookie of the answer by itself', async () => {
    const handler = lambdaHandler(() => {
      const headers = new Headers({ location: '/tasks' });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response(null, { status: 303, headers });
    }, 'https://portal.example');
    expect(await handler(event('GET'))).toEqual({
      statusCode: 303,
      headers: { location: '/tasks', vary: 'accept-encoding' },
      cookies: ['a=1', 'b=2'],
      body: '',
      isBase64Encoded: false,
    });
  });
});
