import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import type { Route } from '../../../shared/http/route.ts';
import { isInWords, type Part, valuesFor } from '../../support/contract-values.ts';
import { count } from '../../support/counts.ts';
import { spoil } from '../../support/spoil.ts';
import { blemishesOf } from '../../support/texts/blemishes.ts';
import { CLAMART, fillPath, routeOf, type ValidRequests } from '../../support/valid-requests.ts';

export const describeRequests = ({ system, requestOf }: ValidRequests): void => {
  const ORGANISATION = `/organisations/${CLAMART}`;

  describe('the header', () => {
    const send = (operation: string, headers: Record<string, string>) => {
      const route = routeOf(operation);
      const { client, values, query, body } = requestOf(route);
      const text = body === undefined ? '' : JSON.stringify(body);
      return client.raw(route.method, `${fillPath(route.path, values)}${query}`, text, headers);
    };

    it.each(['7', '"x"', '"-1"', '"1", "2"', '""', '"99999999999999999999"', "'1'"])(
      'If-Match is refused when it is %s, where the route takes one',
      async (etag) => {
        for (const operation of ALL_ROUTES.filter(({ conditional }) => conditional).map((r) => r.operation)) {
          const { body } = await send(operation, { 'if-match': etag });
          expect(body).toMatchObject({ status: 400, errors: [{ parameter: 'If-Match' }] });
        }
      },
    );

    it.each([
      ['empty', ''],
      ['two words', 'a b'],
      ['too long', 'x'.repeat(256)],
      ['accented', 'clé'],
    ])('Idempotency-Key is refused when it is %s, where the route takes one', async (_, key) => {
      for (const operation of ALL_ROUTES.filter(({ changes }) => changes).map((r) => r.operation)) {
        const { body } = await send(operation, { 'idempotency-key': key });
        expect(body).toMatchObject({ status: 400, errors: [{ parameter: 'Idempotency-Key' }] });
      }
    });

    it('that a route does not take changes nothing', async () => {
      const headers = { 'if-match': 'x', 'idempotency-key': 'a b' };
      for (const operation of ['getHealth', 'getMe', 'listMembers', 'evaluate']) {
        expect([operation, (await send(operation, headers)).status]).toEqual([operation, 200]);
      }
    });

    it.each([
      ['en', 'en', 'Bad input'],
      ['en-GB,fr;q=0.5', 'en', 'Bad input'],
      ['fr', 'fr', 'Demande incorrecte'],
      ['de', 'fr', 'Demande incorrecte'],
      ['\u00ff;;;', 'fr', 'Demande incorrecte'],
    ])('Accept-Language: %s gets an answer in %s', async (accepted, language, title) => {
      const { body, headers } = await send('evaluate', {
        'content-type': 'text/plain',
        'accept-language': accepted,
      });
      expect([headers.get('content-language'), body.title]).toEqual([language, title]);
    });

    it.each([
      ['en', 'This field is required.'],
      ['fr', 'Ce champ est obligatoire.'],
    ])('Accept-Language: %s gets each field’s fault in that language', async (language, detail) => {
      const { client, values } = requestOf(routeOf('inviteMember'));
      const path = fillPath(routeOf('inviteMember').path, values);
      const { body } = await client.raw('POST', path, '{}', { 'accept-language': language });
      expect(body.errors[0]).toEqual({ pointer: '/email', code: 'missing', detail });
    });

    it.runIf(system.gatewayKeepsContract)(
      'Accept-Language applies to the gateway’s own refusals too',
      async () => {
        const english = { 'accept-language': 'en' };
        expect((await system.anonymous().get('/me', english)).body.title).toBe('Login needed');
        expect((await system.anonymous().get('/me')).body.title).toBe('Connexion nécessaire');
      },
    );
  });

  describe.runIf(system.gatewayKeepsContract)('an address that leads nowhere', () => {
    it.each([
      ['GET', '/nowhere'],
      ['GET', '/me/'],
      ['GET', '/organisations'],
      ['GET', '/organisations/%ff'],
      ['GET', `${ORGANISATION}/members/a/b/c`],
    ])('%s %s is a 404 problem', async (method, path) => {
      const { status, headers, body } = await (await system.as('marie.durand')).raw(method, path, '');
      expect([status, body.code, body.status]).toEqual([404, 'not-found', 404]);
      expect(headers.get('content-type')).toBe('application/problem+json');
    });

    it.each([
      ['PUT', '/health', 'GET, HEAD'],
      ['DELETE', '/services', 'GET, HEAD'],
      ['POST', '/me', 'GET, HEAD, PATCH'],
      ['PATCH', '/access/v1/evaluation', 'POST'],
      ['OPTIONS', '/me', 'GET, HEAD, PATCH'],
    ])('%s %s is a 405 problem, with the methods that there are', async (method, path, allowed) => {
      const { status, headers, body } = await system.anonymous().raw(method, path, '');
      expect([status, body.code, headers.get('allow')]).toEqual([405, 'method-not-allowed', allowed]);
    });

    it('HEAD is answered as GET, without a body, to whoever may read', async () => {
      const marie = await system.as('marie.durand');
      const [read, head] = [await marie.get(ORGANISATION), await marie.raw('HEAD', ORGANISATION, '')];
      expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', read.headers.get('etag')]);
      expect((await system.anonymous().raw('HEAD', ORGANISATION, '')).status).toBe(401);
      const known = { 'if-none-match': read.headers.get('etag') ?? '' };
      expect((await marie.get(ORGANISATION, known)).status).toBe(304);
    });
  });

  describe('an id of which a part is wrong', () => {
    const spoilt = (id: string): string[] => {
      const [siren = '', ...rest] = id.split('-');
      return [
        ['111111111', ...rest],
        ['000000000', ...rest],
        [siren, ...rest.map((part) => part.replace(/^./, '8'))],
        [siren, ...rest, 'x'],
        [siren],
      ]
        .map((parts) => parts.join('-'))
        .filter((each) => each !== id);
    };
    const withId = ALL_ROUTES.filter(({ path }) => path.includes('/{id}'));

    it.each(withId)('leads nowhere at $key, and fails nothing', async (route) => {
      const { client, values, query, body } = requestOf(route);
      for (const id of spoilt(String(values.id))) {
        const path = `${fillPath(route.path, { ...values, id })}${query}`;
        const answer = await client.raw(route.method, path, body === undefined ? '' : JSON.stringify(body));
        expect([id, [400, 404]]).toEqual([id, expect.arrayContaining([answer.status])]);
      }
    });
  });

  /** What a client may send that knows the document alone. */
  const allowedBy = (route: Route) => {
    const part = (name: Part) => valuesFor(route, name)?.good ?? fc.constant(undefined);
    return fc.record({ query: part('query'), body: part('body') });
  };

  describe('a request that the document allows', () => {
    it.each(ALL_ROUTES.filter(({ query, body }) => query ?? body))(
      'to $key is never bad input, nor a failure',
      async (route) => {
        const { client, values } = requestOf(route);
        await fc.assert(
          fc.asyncProperty(allowedBy(route), async ({ query, body }) => {
            const asked = new URLSearchParams(Object(query));
            const text = body === undefined ? '' : JSON.stringify(body);
            const answer = await client.raw(route.method, `${fillPath(route.path, values)}?${asked}`, text);
            expect(answer.status).toBeLessThan(500);
            const faults: { code: string }[] = answer.body?.code === 'bad-input' ? answer.body.errors : [];
            expect(faults.filter(({ code }) => !isInWords(route, code))).toEqual([]);
          }),
          { numRuns: count({ short: 5, long: 5 }) },
        );
      },
    );
  });

  describe('any request', () => {
    it.each(ALL_ROUTES)('to $key gets an answer of the contract, and no failure', async (route) => {
      const { client } = requestOf(route);
      await fc.assert(
        fc.asyncProperty(spoil(route.method, requestOf(route)), async (spoiled) => {
          const path = `${fillPath(route.path, spoiled.values)}${spoiled.query}`;
          // The emulated gateway takes an encoded slash for a separator, and so knows no such route.
          fc.pre(system.gatewayKeepsContract || !/%2f/i.test(path));
          const answer = await client.raw(route.method, path, spoiled.text, spoiled.headers);
          expect(answer.status).toBeLessThan(500);
          if (answer.status < 400) return;
          expect(answer.headers.get('content-type')).toBe('application/problem+json');
          expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
          // No sentence about bad input repeats what was sent.
          if (answer.body.code !== 'bad-input') return;
          for (const { detail } of answer.body.errors)
            expect([detail, blemishesOf(detail, 'fr')]).toEqual([detail, []]);
        }),
        { numRuns: 15 },
      );
    });
  });
};
