import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import { answerNowhere, NOWHERE } from '../../../functions/reference/answer-nowhere.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import { type Endpoint, endpoint } from '../../../shared/http/endpoint.ts';
import { routesAt } from '../../../shared/http/match-path.ts';
import { isVerifiedByLambda } from '../../../shared/http/permissions.ts';
import { COMMON_TEXTS } from '../../../shared/http/problem-texts/texts.ts';
import type { GatewayEvent } from '../../../shared/http/request.ts';
import type { Route } from '../../../shared/http/route.ts';
import { serve } from '../../../shared/http/serve.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { eventOf } from '../../support/register.ts';

logger.setLogLevel('SILENT');

const ULID = '01KB0ZX7C8D0E2F4G6H8J0K2M4';
const SIREN = '219200235';
const FIXED: Record<string, string> = { siren: SIREN, siret: '21920023500014' };
const IDS = [SIREN, ULID, `${SIREN}-${ULID}`, `${SIREN}-819999053-${ULID}`];

/** Values that the path's variables take. */
const paramsOf = ({ path, params }: Route): Record<string, string> => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const choices = IDS.map((id) =>
    Object.fromEntries(names.map((name) => [name, name === 'id' ? id : (FIXED[name] ?? ULID)])),
  );
  const fitting = choices.find((each) => params === undefined || z.safeParse(params, each).success);
  if (fitting === undefined) throw new Error(`no values for ${path}`);
  return fitting;
};

/** The route as it is, which answers its own example to anybody. */
const open = (route: Route): Endpoint => {
  const { schema, example, alternatives: [contentType = ''] = [], status } = route.answer;
  const { query: _, ...rest } = route;
  const asIs: Route = { ...rest, ...(route.body && { body: z.optional(z.unknown()) }) };
  return endpoint(
    asIs,
    () => toInstant('2026-11-24T08:00:00Z'),
    async () => ({ kind: 'anyone' }),
    async () =>
      schema === undefined
        ? status === 204
          ? {}
          : { text: { contentType, content: 'a;b' } }
        : { body: example },
    COMMON_TEXTS,
  );
};

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

const send = async (route: Route, { method = route.method, headers = {}, body }: Sent = {}) => {
  const made = eventOf({ claims: {} }, `${method} ${route.path}`, { params: paramsOf(route) });
  const http = { ...made.requestContext.http, method, path: fill(route) };
  const event: GatewayEvent = {
    ...made,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    rawPath: fill(route),
    requestContext: { ...made.requestContext, http },
    ...(body !== undefined && { body }),
  };
  const handler = serve([open(route)]);
  const result = await handler(event);
  const { statusCode: status, headers: answered, body: text } = result;
  return { status, headers: answered, ...(text !== undefined && { body: text }) };
};

const fill = (route: Route): string =>
  route.path.replaceAll(/\{(\w+)\}/g, (_, name) => paramsOf(route)[name] ?? '');

const codeOf = ({ body }: { body?: string }): unknown => JSON.parse(body ?? '{}').code;
const each = ALL_ROUTES.map((route): [string, Route] => [route.key, route]);
const reads = each.filter(([, { method }]) => method === 'GET');
const withBody = each.filter(([, { body }]) => body !== undefined);

describe.each(each)('%s', (_, route) => {
  it('answers with the headers of every answer, and varies by what it listens to', async () => {
    const { status, headers } = await send(route);
    expect(status).toBe(route.answer.status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      vary: 'Accept, Accept-Language',
      'cache-control': route.answer.keptSeconds === undefined ? 'no-store' : expect.stringMatching(/^public/),
      'x-request-id': expect.any(String),
    });
  });

  it('gives no form that the client refuses', async () => {
    const answers = await Promise.all(
      ['image/png', 'application/json;q=0', '*/*;q=0'].map((accept) => send(route, { headers: { accept } })),
    );
    const expected = route.answer.status === 204 || route.answer.schema === undefined;
    for (const answer of answers.slice(0, expected ? 1 : 3)) {
      if (route.answer.status === 204) expect(answer.status).toBe(204);
      else expect([answer.status, codeOf(answer)]).toEqual([406, 'not-acceptable']);
    }
    for (const accept of ['*/*', 'application/*;q=0.1, text/*', 'text/html, */*;q=0.8']) {
      expect((await send(route, { headers: { accept } })).status).toBe(route.answer.status);
    }
  });

  it('reads a body only where the contract has one, in JSON and not compressed', async () => {
    if (route.body === undefined) {
      const answer = await send(route, { body: '{}' });
      expect([answer.status, JSON.parse(answer.body ?? '{}').errors]).toMatchObject([
        400,
        [{ code: 'body-not-expected' }],
      ]);
      return;
    }
    const compressed = await send(route, { body: '{}', headers: { 'content-encoding': 'gzip' } });
    expect([compressed.status, compressed.headers['accept-encoding']]).toEqual([415, 'identity']);
    const plain = await send(route, { body: '{}', headers: { 'content-encoding': 'identity' } });
    expect(plain.status).toBe(route.answer.status);
    const xml = await send(route, { body: '<a/>', headers: { 'content-type': 'application/xml' } });
    expect(xml.status).toBe(isVerifiedByLambda(route) ? 400 : 415);
  });

  it('takes a strong tag alone for If-Match, where it takes one', async () => {
    if (!route.conditional) return;
    const statusFor = async (tag: string) => (await send(route, { headers: { 'if-match': tag } })).status;
    expect(await statusFor('W/"7"')).toBe(412);
    expect(await statusFor('7')).toBe(400);
    for (const tag of ['"7"', '"7.abcdefghijklmnop"', '*']) {
      expect(await statusFor(tag)).toBe(route.answer.status);
    }
  });

  it('says where to read what it made', async () => {
    if (route.answer.status !== 201) return expect(route.answer.location).toBeUndefined();
    const { headers } = await send(route);
    const { location = '' } = headers;
    if (location.startsWith('https://')) return;
    const methods = routesAt(ALL_ROUTES, location).map(({ method }) => method);
    expect([location, methods]).toEqual([location, expect.arrayContaining(['GET'])]);
  });

  it('answers no other method, and says which there are', async () => {
    const made = eventOf({ claims: {} }, NOWHERE, {});
    const http = { ...made.requestContext.http, method: 'OPTIONS', path: fill(route) };
    const event = { ...made, rawPath: fill(route), requestContext: { ...made.requestContext, http } };
    const { statusCode, headers, body } = await answerNowhere({
      ...event,
      headers: { 'x-request-id': 'mine' },
    });
    expect([statusCode, codeOf({ body: body ?? '' })]).toEqual([405, 'method-not-allowed']);
    const allowed = headers.allow?.split(', ') ?? [];
    expect(allowed).toContain(route.method);
    expect(allowed.includes('HEAD')).toBe(allowed.includes('GET'));
    expect(headers['x-request-id'] === 'mine').toBe(isVerifiedByLambda(route) || /authzen/.test(route.path));
  });
});

describe.each(reads)('%s', (_, route) => {
  it('answers HEAD as GET, without a body', async () => {
    const read = await send(route);
    const head = await send(route, { method: 'HEAD' });
    const { 'x-request-id': __, ...headers } = read.headers;
    expect(head).toMatchObject({ status: read.status, headers });
    expect(head.body).toBeUndefined();
  });

  it('answers 304 to whoever has it already', async () => {
    const { headers } = await send(route);
    const { etag = '' } = headers;
    expect(etag).toMatch(/^"[\w.-]+"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await send(route, { headers: { 'if-none-match': known } });
      expect([known, again.status, again.body, again.headers.etag]).toEqual([known, 304, undefined, etag]);
      expect(again.headers).not.toHaveProperty('content-type');
    }
    expect((await send(route, { headers: { 'if-none-match': '"7"' } })).status).toBe(200);
  });
});

it.each(withBody)('%s answers in the language that the client likes best', async (_, route) => {
  const titleFor = async (accepted: string) => {
    const { body, headers } = await send(route, { body: '{', headers: { 'accept-language': accepted } });
    return [headers['content-language'], JSON.parse(body ?? '{}').title];
  };
  const english = ['en', 'Bad input'];
  const french = ['fr', 'Demande incorrecte'];
  for (const accepted of ['en', 'en-GB,fr;q=0.5', 'fr;q=0.3, en;q=0.8', 'de, en', 'fr;q=0, *']) {
    expect([accepted, await titleFor(accepted)]).toEqual([accepted, english]);
  }
  for (const accepted of ['fr, en', 'en;q=0.5, fr', 'de', '*', 'en;q=0', 'en;q=2', '\u00ff;;;', '']) {
    expect([accepted, await titleFor(accepted)]).toEqual([accepted, french]);
  }
});

it('an address that leads nowhere is a 404, by any method', async () => {
  for (const [method, path] of [
    ['GET', '/nowhere'],
    ['PUT', '/me/'],
    ['GET', '/organisations/%ff'],
    ['HEAD', '/organisations'],
    ['POST', '/access/v1/nothing'],
  ] as const) {
    const made = eventOf({ claims: {} }, NOWHERE, {});
    const http = { ...made.requestContext.http, method, path };
    const event = { ...made, rawPath: path, requestContext: { ...made.requestContext, http } };
    const { statusCode, headers, body } = await answerNowhere(event);
    expect([path, statusCode, headers.allow]).toEqual([path, 404, undefined]);
    expect(body === undefined).toBe(method === 'HEAD');
  }
});
