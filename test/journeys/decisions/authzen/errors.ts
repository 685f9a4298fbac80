import { describe, expect, it } from 'vitest';
import {
  type Certification,
  CONSULT,
  DSN,
  NOBODY,
  PATHS,
  SIGN,
} from '../../../support/decisions/certification.ts';
import type { Client } from '../../../support/http-client.ts';

export const describeErrors = ({ system, prepared, signer, post }: Certification): void => {
  const whole = { subject: NOBODY, action: SIGN, resource: DSN };
  const { subject: _subject, ...withoutSubject } = whole;
  const { action: _action, ...withoutAction } = whole;
  const { resource: _resource, ...withoutResource } = whole;

  describe('an incomplete request is refused, with the field that is wrong:', () => {
    const noId = { type: 'person' };
    const noType = { id: NOBODY.id };
    const faulty: [string, unknown, string][] = [
      ['no subject', withoutSubject, '/subject'],
      ['no action', withoutAction, '/action'],
      ['no resource', withoutResource, '/resource'],
      ['a subject without type', { ...whole, subject: noType }, '/subject/type'],
      ['a subject without id', { ...whole, subject: noId }, '/subject/id'],
      ['an action without name', { ...whole, action: {} }, '/action/name'],
      ['a resource without type', { ...whole, resource: { id: DSN.id } }, '/resource/type'],
      ['a resource without id', { ...whole, resource: { type: 'declaration' } }, '/resource/id'],
      ['a text for a subject', { ...whole, subject: 'alice' }, '/subject'],
      ['a list for a resource', { ...whole, resource: [] }, '/resource'],
      ['null for an action', { ...whole, action: null }, '/action'],
      ['a number for a name', { ...whole, action: { name: 123 } }, '/action/name'],
      ['a number for an id', { ...whole, subject: { ...NOBODY, id: 7 } }, '/subject/id'],
      ['a text for properties', { ...whole, subject: { ...NOBODY, properties: 'x' } }, '/subject/properties'],
      ['a text for the context', { ...whole, context: 'now' }, '/context'],
      ['a number for the time', { ...whole, context: { time: 0 } }, '/context/time'],
      ['a time without offset', { ...whole, context: { time: '2026-11-15T10:00:00' } }, '/context/time'],
      ['a time before all years', { ...whole, context: { time: '0000-01-01T00:00+01:00' } }, '/context/time'],
      ['a time after all years', { ...whole, context: { time: '9999-12-31T23:59-01:00' } }, '/context/time'],
      ['a time that no calendar has', { ...whole, context: { time: '2026-02-30T10:00Z' } }, '/context/time'],
    ];
    for (const api of ['evaluation', 'evaluations'] as const) {
      it.each(faulty)(`%s (${api})`, async (_, body, pointer) => {
        const answer = await post(api, body);
        expect(answer.body).toMatchObject({ status: 400, code: 'bad-input', errors: [{ pointer }] });
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      });
    }
  });

  describe('a malformed evaluation in a batch', () => {
    const wrong: [string, unknown][] = [
      ['null', null],
      ['a text', 'evaluation'],
      ['a number', 1],
      ['a list', []],
      ['without resource', { subject: NOBODY, action: SIGN }],
      ['with a text for a subject', { subject: 'alice' }],
      ['with a number for an id', { subject: { type: 'person', id: 7 } }],
      ['with null for an action', { action: null }],
      ['with a text for its context', { resource: DSN, context: 'now' }],
      ['with a time that is none', { resource: DSN, context: { time: 'yesterday' } }],
      ['with a prototype for its content', JSON.parse('{"__proto__":{"resource":{}}}')],
    ];

    it.each(wrong)('(%s) has its own no, and harms no other', async (_, item) => {
      const evaluations = [{ resource: DSN }, item, { resource: DSN }];
      const options = { evaluations_semantic: 'execute_all' };
      const { status, body } = await post('evaluations', {
        subject: signer(),
        action: SIGN,
        options,
        evaluations,
      });
      expect(status).toBe(200);
      const [before, between, after] = body.evaluations;
      expect([before.decision, after.decision]).toEqual([true, true]);
      expect(between).toMatchObject({ decision: false, context: { reason: 'incomplete-evaluation' } });
    });
  });

  describe('a search refuses an incomplete request:', () => {
    const person = { type: 'person' };
    const declaration = { type: 'declaration' };
    it.each([
      ['subject', 'no action', { subject: person, resource: DSN }],
      ['subject', 'no resource', { subject: person, action: CONSULT }],
      ['subject', 'a resource without id', { subject: person, action: CONSULT, resource: declaration }],
      ['subject', 'a subject without type', { subject: {}, action: CONSULT, resource: DSN }],
      ['resource', 'no subject', { action: CONSULT, resource: declaration }],
      ['resource', 'a subject without id', { subject: person, action: CONSULT, resource: declaration }],
      ['resource', 'no action', { subject: NOBODY, resource: declaration }],
      ['action', 'no resource', { subject: NOBODY }],
      ['action', 'no subject', { resource: DSN }],
      ['action', 'a subject without id', { subject: person, resource: DSN }],
      ['action', 'a resource without id', { subject: NOBODY, resource: declaration }],
      ['action', 'a text for a page', { subject: NOBODY, resource: DSN, page: '1' }],
      ['action', 'a text for a limit', { subject: NOBODY, resource: DSN, page: { limit: '1' } }],
      ['action', 'a limit below nothing', { subject: NOBODY, resource: DSN, page: { limit: -1 } }],
      ['action', 'half a limit', { subject: NOBODY, resource: DSN, page: { limit: 1.5 } }],
    ] as const)('%s: %s', async (api, _, body) => {
      expect((await post(api, body)).body).toMatchObject({ status: 400, code: 'bad-input' });
    });
  });

  describe.each(Object.entries(PATHS))('the endpoint %s', (_, path) => {
    const send = (text: string, headers?: Record<string, string>) =>
      prepared().machine.raw('POST', path, text, headers);

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/problem+json',
      'application/json-seq',
    ])('refuses the content type %s', async (type) => {
      const { body } = await send(JSON.stringify(whole), { 'content-type': type });
      expect(body).toMatchObject({ status: 400, code: 'bad-input', errors: [{ parameter: 'Content-Type' }] });
    });

    it.each(['application/json; charset=utf-8', 'Application/JSON'])(
      'takes the content type %s',
      async (type) => {
        expect((await send(JSON.stringify(whole), { 'content-type': type })).status).toBe(200);
      },
    );

    it.each(['', '{', 'null', '"subject"', '[]', '42', '{"subject":}'])(
      'refuses the body «%s»',
      async (text) => {
        expect((await send(text)).body).toMatchObject({ status: 400, code: 'bad-input' });
      },
    );

    it.each([
      ['a UUID', 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716'],
      ['a sentence', 'a request, of mine'],
      ['a long one', 'x'.repeat(4_000)],
      ['one that is no word', '"\'<>;%0d%0a\t\u00e9'],
    ])('echoes the X-Request-ID, %s, on a refusal too', async (_, id) => {
      const header = { 'x-request-id': id };
      expect((await send(JSON.stringify(whole), header)).headers.get('x-request-id')).toBe(id);
      const refused = await send('{', header);
      expect(refused.headers.get('x-request-id')).toBe(id);
      expect(refused.body.requestId).not.toBe(id);
      const unknown = await system.anonymous().raw('POST', path, '{', header);
      expect([unknown.status, unknown.headers.get('x-request-id')]).toEqual([401, id]);
      const wrong = await prepared().administrator.raw('POST', path, '{', header);
      expect([wrong.status, wrong.headers.get('x-request-id')]).toEqual([
        system.atDecisions.person.status,
        id,
      ]);
    });

    it('says how to come back to whoever has no token, or not the scope', async () => {
      const challenge = async (client: Client) =>
        (await client.raw('POST', path, '{')).headers.get('www-authenticate');
      const { person, scope: issued } = system.atDecisions;
      const scope = `scope="${issued}"`;
      expect(await challenge(system.anonymous())).toBe(`Bearer realm="trousseau", ${scope}`);
      expect(await challenge(prepared().administrator)).toBe(
        `Bearer realm="trousseau", error="${person.error}", ${scope}`,
      );
    });

    it.each([
      ['a field twice', JSON.stringify({ ...whole, context: {} }).replace('"context"', '"action"')],
      [
        'a byte that is no UTF-8',
        Buffer.from(JSON.stringify({ ...whole, context: { a: '\u00e9' } }), 'latin1'),
      ],
    ])('refuses a body with %s', async (_, body) => {
      const answer = await prepared().machine.raw('POST', path, body);
      expect(answer.body).toMatchObject({ status: 400, code: 'bad-input', errors: [{ pointer: '' }] });
    });

    it('gives its own request id to a request without one', async () => {
      expect((await send(JSON.stringify(whole))).headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/);
    });
  });
};
