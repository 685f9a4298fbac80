import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import type { Route } from '../../../shared/http/route.ts';
import { tokenWith } from '../../support/access/newcomers.ts';
import type { HttpAnswer } from '../../support/http-client.ts';
import { fillPath, routeOf, type ValidRequests } from '../../support/valid-requests.ts';

export const describeBodies = ({ system, requestOf }: ValidRequests): void => {
  const MAX_BYTES = 1_048_576;

  const withBody = ALL_ROUTES.filter(({ body }) => body !== undefined);
  const isAuthZen = ({ path }: Route): boolean => path.startsWith('/access/v1/');
  const takesUnknownFields = withBody.filter(isAuthZen);
  const refusesUnknownFields = withBody.filter((route) => !isAuthZen(route));

  const send = (route: Route, text: string | Buffer): Promise<HttpAnswer> => {
    const { client, values, query } = requestOf(route);
    return client.raw(route.method, `${fillPath(route.path, values)}${query}`, text);
  };
  const sendJson = (route: Route, body: unknown): Promise<HttpAnswer> => send(route, JSON.stringify(body));
  const validText = (route: Route): string => JSON.stringify(requestOf(route).body ?? {});

  const padded = (text: string, bytes: number): string => text + ' '.repeat(bytes - Buffer.byteLength(text));

  describe.each(withBody)('the body of $key', (route) => {
    it('may have 1 MB, and not one byte more', async () => {
      expect((await send(route, padded('{', MAX_BYTES))).status).toBe(400);
      const { body } = await send(route, padded('{', MAX_BYTES + 1));
      expect(body).toMatchObject({ status: 413, code: 'payload-too-large' });
    });

    it('is measured in bytes, not in characters', async () => {
      const text = `"${'é'.repeat(MAX_BYTES / 2)}"`;
      expect((await send(route, text)).status).toBe(413);
    });

    it.each([
      ['a text that is no JSON', '{"a":'],
      ['lists as deep as fit', '['.repeat(500_000) + ']'.repeat(500_000)],
      ['objects as deep as fit', '{"a":'.repeat(150_000) + 1 + '}'.repeat(150_000)],
      ['a list as long as fits', JSON.stringify(Array(500_000).fill(1))],
      ['a number beyond all', '1e999'],
      ['a text', '"body"'],
      ['null', 'null'],
    ])('is refused with a clear word when it is %s', async (_, text) => {
      const { body, text: answer } = await send(route, text);
      expect(body).toMatchObject({
        status: 400,
        code: 'bad-input',
        errors: [{ detail: expect.any(String) }],
      });
      expect(answer.length).toBeLessThan(5_000);
    });

    it('changes no prototype', async () => {
      const poison = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
      await send(route, validText(route).replace(/^\{/, `{${poison},`).replace(',}', '}'));
      expect(Object('')).not.toHaveProperty('polluted');
    });
  });

  describe('an unknown field', () => {
    it.each(refusesUnknownFields)('is refused by $key, with its place', async (route) => {
      const body = { ...Object(requestOf(route).body), 'futur/champ~': 1 };
      expect((await sendJson(route, body)).body).toMatchObject({
        status: 400,
        errors: [{ pointer: '/futur~1champ~0', code: 'unknown-field' }],
      });
    });

    it.each(takesUnknownFields)('is ignored by $key', async (route) => {
      const body = { ...Object(requestOf(route).body), foo: 'bar', futureField: { nested: true } };
      expect((await sendJson(route, body)).status).toBe(200);
    });

    it.each([...takesUnknownFields, ...refusesUnknownFields])('beside which $key is valid', async (route) => {
      expect((await sendJson(route, requestOf(route).body ?? {})).body.code).not.toBe('bad-input');
    });

    it('is refused inside a grant too', async () => {
      const route = routeOf('inviteMember');
      const valid = Object(requestOf(route).body);
      const body = { ...valid, grants: [{ ...valid.grants[0], mandate: 'x' }] };
      expect((await sendJson(route, body)).body.errors).toMatchObject([
        { pointer: '/grants/0/mandate', code: 'unknown-field' },
      ]);
    });
  });

  describe('a fault inside a grant', () => {
    const withSecond = (second: object) => {
      const valid = Object(requestOf(routeOf('inviteMember')).body);
      return { ...valid, grants: [valid.grants[0], { ...valid.grants[0], ...second }] };
    };

    it.each([
      ['is no SIRET', { establishments: ['1'] }, '/grants/1/establishments/0', 'siret'],
      [
        'is elsewhere',
        { establishments: ['13002526500013'] },
        '/grants/1/establishments/0',
        'unknown-establishment',
      ],
      ['is no service', { services: { 'a/b~c': 'sign' } }, '/grants/1/services/a~1b~0c', 'unknown-service'],
      ['is over', { until: '2020-01-01T00:00:00Z' }, '/grants/1/until', 'until-not-after-from'],
    ])('has its place in the whole body: what %s', async (_, second, pointer, code) => {
      const { body } = await sendJson(routeOf('inviteMember'), withSecond(second));
      expect(body.errors).toMatchObject([{ pointer, code }]);
    });

    it('is at the top of the body where the body is the grant', async () => {
      const valid = Object(requestOf(routeOf('giveGrant')).body);
      const { body } = await sendJson(routeOf('giveGrant'), { ...valid, services: { NOPE: 'sign' } });
      expect(body).toMatchObject({ href: '/services', errors: [{ pointer: '/services/NOPE' }] });
    });
  });

  describe('a text that people will read', () => {
    const renameTo = (json: string | Buffer): Promise<HttpAnswer> =>
      send(
        routeOf('correctMe'),
        Buffer.concat([Buffer.from('{"familyName":"'), Buffer.from(json), Buffer.from('"}')]),
      );

    it.each([
      ['a null character', 'Dur\\u0000and'],
      ['a line break', 'Durand\\r\\nBcc: x'],
      ['a tab', 'Dur\\tand'],
      ['an escape', '\\u001b[31mDurand'],
      ['a line separator', 'Dur\\u2028and'],
      ['a turned direction', 'Dur\\u202eand'],
      ['half a character', 'Dur\\ud800and'],
      ['nothing', '   '],
      ['more than sixty characters', 'x'.repeat(61)],
      ['a picture', '👩🏽‍🚒'],
      ['the name of a prototype', '__proto__'],
      ['markup', '<b>Durand</b>'],
      ['an address', 'www.essai.example'],
    ])('is refused with %s', async (_, json) => {
      expect((await renameTo(json)).body).toMatchObject({
        status: 400,
        errors: [{ pointer: '/familyName' }],
      });
    });

    it('makes the whole body unreadable with bytes that are no UTF-8', async () => {
      const { body } = await renameTo(Buffer.from([0xff, 0xfe, 0xc0]));
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '', code: 'not-utf8' }] });
    });

    it('is not taken from the identity provider either when it is refused', async () => {
      const claims = { given_name: 'Nadia', family_name: 'Roux\r\nBcc: x' };
      const token = await tokenWith(system, {
        sub: 'line-break',
        email: 'line-break@clamart.example',
        ...claims,
      });
      const { body } = await system.withToken(token).get('/me');
      // What is left is one name, and a single name is a family name.
      expect(body).toMatchObject({ givenName: '', familyName: 'Nadia' });
    });

    it.each(['Œuvrard-Nuñez', "N'Guyễn", '山田', 'عائشة', 'J.-P. Roux'])(
      'is kept as it is: %s',
      async (name) => {
        expect((await renameTo(JSON.stringify(name).slice(1, -1))).body.familyName).toBe(name);
      },
    );
  });
};
