import { describe, expect, it } from 'vitest';
import { welcomeNewcomer } from '../../../support/access/newcomers.ts';
import {
  type Certification,
  CLAMART_PATH,
  CONSULT,
  DECLARE,
  DSIJ,
  DSN,
  inAnHour,
  NOBODY,
  SIGN,
  TOWN_HALL_SIRET,
} from '../../../support/decisions/certification.ts';

export const describeSearch = ({ system, prepared, signer, reader, post }: Certification): void => {
  type Api = 'subject' | 'resource' | 'action';

  const PERSON = { type: 'person' };
  const DECLARATION = { type: 'declaration' };

  /** The results of a search that gives them all at once. */
  const search = async (api: Api, body: object): Promise<unknown[]> => {
    const answer = await post(api, body);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.body.page).toEqual({ next_token: '', count: answer.body.results.length });
    return answer.body.results;
  };

  const whoConsults = { subject: PERSON, action: CONSULT, resource: DSN };

  describe('a search for subjects', () => {
    it('finds those who may, and only those', async () => {
      const readers = await search('subject', whoConsults);
      expect(readers).toEqual(expect.arrayContaining([signer(), reader()]));
      for (const subject of readers) {
        expect((await post('evaluation', { ...whoConsults, subject })).body.decision).toBe(true);
      }
      const signers = await search('subject', { ...whoConsults, action: SIGN });
      expect(signers).toContainEqual(signer());
      expect(signers).not.toContainEqual(reader());
    });

    it('ignores the id, the properties and a context that changes nothing', async () => {
      const plain = await search('subject', whoConsults);
      const context = { time: inAnHour(), ip: '192.168.1.1' };
      expect(await search('subject', { ...whoConsults, subject: signer() })).toEqual(plain);
      expect(await search('subject', { ...whoConsults, context })).toEqual(plain);
      const resource = { ...DSN, properties: { status: 'archived' } };
      expect(await search('subject', { ...whoConsults, resource, foo: 'bar' })).toEqual(plain);
    });

    it('finds in the past those who might then', async () => {
      const member = await welcomeNewcomer(system, prepared().administrator, CLAMART_PATH, [
        { services: { DSN: 'consult' }, establishments: [TOWN_HALL_SIRET] },
      ]);
      const subject = { type: 'person', id: member.personId };
      const { body } = await post('evaluation', { ...whoConsults, subject });
      await prepared().administrator.delete(member.path);
      expect(await search('subject', whoConsults)).not.toContainEqual(subject);
      const context = { time: body.context.evaluatedAt };
      expect(await search('subject', { ...whoConsults, context })).toContainEqual(subject);
      expect(
        await search('subject', { ...whoConsults, context: { time: '2025-06-27T18:03-07:00' } }),
      ).toEqual([]);
    });
  });

  describe('a search for resources', () => {
    const whatIs = (action: object, subject: object) => ({ subject, action, resource: DECLARATION });

    it('finds the establishments and services where the person may', async () => {
      expect(await search('resource', whatIs(SIGN, signer()))).toEqual([DSN]);
      expect(await search('resource', whatIs(DECLARE, signer()))).toEqual([DSIJ, DSN]);
      expect(await search('resource', whatIs(SIGN, reader()))).toEqual([]);
    });

    it('ignores the id, the properties and a context that changes nothing', async () => {
      const plain = await search('resource', whatIs(CONSULT, signer()));
      const context = { time: inAnHour(), ip: '192.168.1.1' };
      expect(await search('resource', { ...whatIs(CONSULT, signer()), resource: DSN })).toEqual(plain);
      expect(await search('resource', { ...whatIs(CONSULT, signer()), context })).toEqual(plain);
      const subject = { ...signer(), properties: { role: 'administrator' } };
      expect(await search('resource', whatIs(CONSULT, subject))).toEqual(plain);
    });
  });

  describe('a search for actions', () => {
    it('finds what the person may do there', async () => {
      expect(await search('action', { subject: signer(), resource: DSN })).toEqual([CONSULT, DECLARE, SIGN]);
      expect(await search('action', { subject: signer(), resource: DSIJ })).toEqual([CONSULT, DECLARE]);
      expect(await search('action', { subject: reader(), resource: DSN })).toEqual([CONSULT]);
      expect(await search('action', { subject: reader(), resource: DSIJ })).toEqual([]);
    });

    it('ignores an action, properties and a context that changes nothing', async () => {
      const subject = { ...reader(), properties: { role: 'administrator' } };
      const question = { subject, resource: DSN, action: SIGN, context: { time: inAnHour() } };
      expect(await search('action', question)).toEqual([CONSULT]);
    });
  });

  describe('a search about something unknown is empty:', () => {
    const unknown: [Api, string, () => object][] = [
      ['subject', 'another type', () => ({ ...whoConsults, subject: { type: 'spaceship' } })],
      ['subject', 'an unknown action', () => ({ ...whoConsults, action: { name: 'read' } })],
      ['subject', 'a malformed resource', () => ({ ...whoConsults, resource: { ...DSN, id: 'record-1' } })],
      [
        'subject',
        'an unknown SIRET',
        () => ({ ...whoConsults, resource: { ...DSN, id: '73282932000074/DSN' } }),
      ],
      [
        'resource',
        'another type',
        () => ({ subject: signer(), action: CONSULT, resource: { type: 'record' } }),
      ],
      ['resource', 'nobody', () => ({ subject: NOBODY, action: CONSULT, resource: DECLARATION })],
      [
        'resource',
        'a malformed person',
        () => ({ subject: { ...NOBODY, id: 'x' }, action: SIGN, resource: DECLARATION }),
      ],
      ['action', 'nobody', () => ({ subject: NOBODY, resource: DSN })],
      [
        'action',
        'another type of subject',
        () => ({ subject: { ...signer(), type: 'user' }, resource: DSN }),
      ],
      [
        'action',
        'an unknown service',
        () => ({ subject: signer(), resource: { ...DSN, id: `${TOWN_HALL_SIRET}/X` } }),
      ],
    ];
    it.each(unknown)('%s: %s', async (api, _, question) => {
      expect(await search(api, question())).toEqual([]);
    });
  });
};
