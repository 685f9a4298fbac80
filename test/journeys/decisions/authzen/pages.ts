import { describe, expect, it } from 'vitest';
import { welcomeNewcomer } from '../../../support/access/newcomers.ts';
import { type Certification, CONSULT, DECLARE, DSN, SIGN } from '../../../support/decisions/certification.ts';

export const describePages = ({ system, signer, reader, post }: Certification): void => {
  const question = () => ({ subject: signer(), resource: DSN });
  const firstPage = async () => (await post('action', { ...question(), page: { limit: 1 } })).body;

  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (token: string): unknown[] => JSON.parse(Buffer.from(token, 'base64url').toString());

  describe('a page of a search', () => {
    it('leads to the next by its token alone, until an empty one', async () => {
      const first = await firstPage();
      expect(first).toMatchObject({ results: [CONSULT], page: { count: 1 } });
      const second = await post('action', { ...question(), page: { token: first.page.next_token } });
      expect(second.body.results).toEqual([DECLARE]);
      const third = await post('action', {
        ...question(),
        page: { token: second.body.page.next_token, limit: 1 },
      });
      const { evaluatedAt } = first.context;
      expect(third.body).toEqual({
        results: [SIGN],
        page: { next_token: '', count: 1 },
        context: { evaluatedAt },
      });
    });

    it('of size 0, or with unknown fields, has the default length', async () => {
      const page = { limit: 0, properties: { sort: 'name' }, offset: 3 };
      const { body } = await post('action', { ...question(), page });
      expect(body.results).toEqual([CONSULT, DECLARE, SIGN]);
    });

    it('keeps to the instant of the first one', async () => {
      const { page } = await firstPage();
      const [, instant] = decode(page.next_token);
      const next = await post('action', { ...question(), page: { token: page.next_token } });
      expect(decode(next.body.page.next_token)[1]).toBe(instant);
    });

    it.each([
      ['another subject', () => ({ subject: reader() })],
      ['another resource', () => ({ resource: { ...DSN, id: `${DSN.id}X` } })],
      ['another context', () => ({ context: { time: '2026-11-15T10:00:00Z' } })],
    ])('is refused when the question has changed: %s', async (_, different) => {
      const { page } = await firstPage();
      const { body } = await post('action', {
        ...question(),
        ...different(),
        page: { token: page.next_token },
      });
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '/page/token' }] });
    });

    it('is refused when the size has changed', async () => {
      const { page } = await firstPage();
      const { body } = await post('action', { ...question(), page: { token: page.next_token, limit: 2 } });
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '/page/token' }] });
    });

    it.each([
      ['no base64', () => '!!!'],
      ['no JSON', () => 'abc'],
      ['another form', () => encode({ after: 'consult' })],
      ['a part missing', (parts: unknown[]) => encode(parts.slice(0, 3))],
      ['an instant that is none', ([bound, , ...rest]: unknown[]) => encode([bound, 'now', ...rest])],
      [
        'an instant that no clock shows',
        ([bound, , ...rest]: unknown[]) => encode([bound, '2026-99-99T99:99:99.999Z', ...rest]),
      ],
      ['a size below nothing', ([bound, at, , last]: unknown[]) => encode([bound, at, -1, last])],
      ['a size of its own', ([bound, at, , last]: unknown[]) => encode([bound, at, 1_000_000, last])],
    ])('is refused for a token with %s', async (_, tamper) => {
      const { page } = await firstPage();
      const token = tamper(decode(page.next_token));
      const { body } = await post('action', { ...question(), page: { token } });
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '/page/token' }] });
    });
  });

  describe('a search with many results', () => {
    const VILLENEUVE = '/organisations/219999018';

    const countOpenEstablishments = async (): Promise<number> => {
      const sophie = await system.as('sophie.martin');
      let count = 0;
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { body } = await sophie.get(`${VILLENEUVE}/coverage?limit=200${cursor && `&cursor=${cursor}`}`);
        count += body.items.length;
        cursor = body.nextCursor;
      }
      return count;
    };

    const pagesOf = async (question: object, size: object): Promise<string[][]> => {
      const pages: string[][] = [];
      for (let token: string | undefined; token !== ''; ) {
        const { body } = await post('resource', { ...question, page: { ...size, token } });
        expect(body.page.count).toBe(body.results.length);
        pages.push(body.results.map(({ id }: { id: string }) => id));
        token = body.page.next_token;
      }
      return pages;
    };

    it('gives each once, in one order, for any size of page', async () => {
      const { personId } = await welcomeNewcomer(system, await system.as('sophie.martin'), VILLENEUVE, [
        { services: { DSN: 'sign', DPAE: 'sign' }, establishments: 'all' },
      ]);
      const subject = { type: 'person', id: personId };
      const question = { subject, action: SIGN, resource: { type: 'declaration' } };
      const [all = [], ...none] = await pagesOf(question, { limit: 5_000 });
      expect(none).toEqual([]);
      expect(all).toEqual([...new Set(all)].sort());
      expect(all).toHaveLength(2 * (await countOpenEstablishments()));
      expect((await pagesOf(question, { limit: 333 })).flat()).toEqual(all);
      const byDefault = await pagesOf(question, {});
      expect(byDefault.flat()).toEqual(all);
      expect(byDefault[0]).toHaveLength(100);
    });
  });
};
