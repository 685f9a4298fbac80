import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { newAddress, tokenWith } from '../../support/access/newcomers.ts';
import type { ValidRequests } from '../../support/valid-requests.ts';

export const describeLists = ({ system }: ValidRequests): void => {
  const CLAMART = '219200235';
  const ORGANISATION = `/organisations/${CLAMART}`;
  const encode = (position: string): string => Buffer.from(position).toString('base64url');

  const askMarie = async (path: string) => (await system.as('marie.durand')).get(`${ORGANISATION}${path}`);

  const LISTS = [
    'establishments',
    'members',
    'events',
    'coverage',
    'access-report',
    'access-changes',
    'mandates',
    'reviews',
  ];

  describe.each(LISTS)('the list of %s', (list) => {
    it.each(['0', '201', '1000', '-1', '1.5', 'abc', '', '%201', '1e2', '0x10', '٣', 'NaN', '__proto__'])(
      'refuses the limit «%s»',
      async (limit) => {
        const { body } = await askMarie(`/${list}?limit=${limit}`);
        expect(body).toMatchObject({ status: 400, errors: [{ parameter: 'limit' }] });
      },
    );

    it.each(['1', '200', '007'])('takes the limit %s', async (limit) => {
      expect((await askMarie(`/${list}?limit=${limit}`)).status).toBe(200);
    });

    it.each([
      ['no base64', '!!!'],
      ['empty', ''],
      ['random', encode('\u0000\u0001')],
      ['of somebody’s own making', encode('{"PK":"ORG#219999018"}')],
      ['of an establishment elsewhere', encode('13002526500013')],
      ['of a SIRET with a wrong key', encode(`${CLAMART}00015`)],
      ['of an event that no clock saw', encode('2026-99-99 99#X')],
      ['too long', 'A'.repeat(2_001)],
      ['given twice', `${encode('1')}&cursor=${encode('2')}`],
    ])('refuses a cursor that is %s', async (_, cursor) => {
      const { body } = await askMarie(`/${list}?cursor=${cursor}`);
      expect(body).toMatchObject({ status: 400, errors: [{ parameter: 'cursor' }] });
    });

    it('refuses a parameter that is unknown, or that comes twice', async () => {
      expect((await askMarie(`/${list}?nope=1`)).body.errors).toEqual([
        { parameter: 'nope', code: 'unknown-field', detail: expect.stringContaining('n’existe pas') },
      ]);
      expect((await askMarie(`/${list}?limit=1&limit=1`)).status).toBe(400);
    });
  });

  describe('a cursor', () => {
    it('is for its own list alone', async () => {
      const { body } = await askMarie('/events?limit=1');
      for (const list of LISTS.filter((other) => other !== 'events')) {
        expect([list, (await askMarie(`/${list}?cursor=${body.nextCursor}`)).status]).toEqual([list, 400]);
      }
    });

    it('of another organisation shows nothing of it', async () => {
      const sophie = await system.as('sophie.martin');
      const there = await sophie.get('/organisations/219999018/establishments?limit=1');
      expect((await askMarie(`/establishments?cursor=${there.body.nextCursor}`)).status).toBe(400);
    });
  });

  describe('a query', () => {
    it.each([
      '/members?status=unknown',
      '/members?role=king',
      '/members?status=active&status=ended',
      '/members?q=',
      `/members?q=${'x'.repeat(101)}`,
      '/members?q=%00',
      '/access-report?at=yesterday',
      '/access-report?at=2026-02-30T00:00Z',
      '/access-report?at=9999-12-31T23:59-01:00',
      '/access-report?siret=21920023500015',
      '/access-report?service=',
      '/access-report?format=xlsx',
    ])('is refused with its place: %s', async (query) => {
      const { body } = await askMarie(query);
      expect(body).toMatchObject({
        status: 400,
        errors: [{ parameter: /\?(\w+)=/.exec(query)?.[1] }],
      });
    });
  });

  /** A person with that name at the identity provider accepts an invitation. */
  const joinAs = async (name: string): Promise<void> => {
    const marie = await system.as('marie.durand');
    const email = newAddress();
    const grants = [{ services: { DSN: 'consult' }, establishments: 'all' }];
    await marie.post(`${ORGANISATION}/members`, { email, familyName: 'X', givenName: 'Y', grants });
    const token = await tokenWith(system, { sub: email, email, given_name: name, family_name: name });
    const { tasks } = (await system.withToken(token).get('/me')).body;
    await system.withToken(token).post(tasks[0].href);
  };

  describe('the access report as CSV', () => {
    it('has no cell that a spreadsheet takes for a formula, wherever the name came from', async () => {
      const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0', '＝1', '";=1;"'];
      await Promise.all(hostile.map(joinAs));
      const marie = await system.as('marie.durand');
      const { text } = await marie.get(`${ORGANISATION}/access-report?format=csv`);
      const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter: ';' });
      const names = new Set(rows.map(({ Nom = '' }) => Nom));
      // What is no name is not taken from the identity provider, and the invited name is shown.
      for (const name of hostile) expect(names).not.toContain(name);
      expect(rows.length).toBeGreaterThanOrEqual(hostile.length);
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@＝]/);
    });
  });
};
