import { describe, expect, it } from 'vitest';
import { LONGEST_LAG_MILLISECONDS } from '../../../../shared/use-cases/answer-settled.ts';
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
  PATHS,
  SIGN,
  TOWN_HALL_SIRET,
} from '../../../support/decisions/certification.ts';

export const describeEvaluation = ({ system, prepared, signer, reader, post }: Certification): void => {
  const permitted = () => ({ subject: signer(), action: SIGN, resource: DSN });
  const denied = () => ({ subject: reader(), action: SIGN, resource: DSN });

  describe('an evaluation', () => {
    it('permits what a grant gives, and names the grant', async () => {
      const { status, headers, body } = await post('evaluation', permitted());
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json');
      expect(body).toMatchObject({ decision: true, context: { profileStale: false, version: 2 } });
      const card = await prepared().administrator.get(prepared().signer.path);
      expect(body.context.grant).toBe(card.body.grants[0].id);
    });

    it('denies the rest, and says why to the person and to the administrator', async () => {
      const { status, headers, body } = await post('evaluation', denied());
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json');
      expect(body).toMatchObject({ decision: false, context: { reason: 'right-too-low' } });
      for (const text of [body.context.reason_user, body.context.reason_admin]) {
        expect(text).toEqual({ fr: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) });
      }
    });

    it('includes the lower rights in a higher one, and never the other way round', async () => {
      const decide = async (subject: unknown, resource: unknown) => {
        const answers = [CONSULT, DECLARE, SIGN].map((action) =>
          post('evaluation', { subject, action, resource }),
        );
        return (await Promise.all(answers)).map(({ body }) => body.decision);
      };
      expect(await decide(signer(), DSN)).toEqual([true, true, true]);
      expect(await decide(signer(), DSIJ)).toEqual([true, true, false]);
      expect(await decide(reader(), DSN)).toEqual([true, false, false]);
      expect(await decide(reader(), DSIJ)).toEqual([false, false, false]);
    });

    it('is the same with a context, and gives the same decision each time', async () => {
      const context = { time: inAnHour(), ip: '192.168.1.1' };
      for (const round of [1, 2, 3]) {
        expect((await post('evaluation', { ...permitted(), context })).body.decision, `${round}`).toBe(true);
        expect((await post('evaluation', { ...denied(), context })).body.decision, `${round}`).toBe(false);
      }
    });

    it('accepts properties and gives no right for them, and ignores unknown fields', async () => {
      const properties = { role: 'administrator', right: 'sign', nested: { deep: [1, null] } };
      const dressed = ({ subject, action, resource }: ReturnType<typeof permitted>) => ({
        subject: { ...subject, properties },
        action: { ...action, properties: { method: 'GET' } },
        resource: { ...resource, properties, owner: 'bob' },
        foo: 'bar',
        futureField: { nested: true },
      });
      expect((await post('evaluation', dressed(permitted()))).body.decision).toBe(true);
      expect((await post('evaluation', dressed(denied()))).body.decision).toBe(false);
    });

    it('answers about a past instant what was true then', async () => {
      const before = new Date(Date.now() - 86_400_000).toISOString();
      const member = await welcomeNewcomer(system, prepared().administrator, CLAMART_PATH, [
        { services: { DSN: 'sign' }, establishments: [TOWN_HALL_SIRET] },
      ]);
      const ask = async (time?: string) => {
        const subject = { type: 'person', id: member.personId };
        const context = { ...(time !== undefined && { time }) };
        return (await post('evaluation', { subject, action: SIGN, resource: DSN, context })).body;
      };
      const whileMember = (await ask()).context.evaluatedAt;
      await prepared().administrator.delete(member.path);
      expect(await ask()).toMatchObject({ decision: false, context: { reason: 'ended' } });
      expect(await ask(whileMember)).toMatchObject({ decision: true, context: { evaluatedAt: whileMember } });
      // The register was given its establishments today, and says nothing of what it did not know.
      const unknown = { decision: false, context: { reason: 'unknown-establishment' } };
      expect(await ask(before)).toMatchObject(unknown);
    });
  });

  describe('an unknown id is a no, never an error:', () => {
    it.each([
      ['a person whom nobody knows', { subject: NOBODY }, 'not-a-member'],
      ['a malformed person', { subject: { type: 'person', id: 'alice' } }, 'unknown-subject'],
      ['an empty person', { subject: { type: 'person', id: '' } }, 'unknown-subject'],
      ['another type of subject', { subject: { type: 'user', id: NOBODY.id } }, 'unknown-subject'],
      ['an unknown action', { action: { name: 'delete' } }, 'unknown-action'],
      ['an action named after an object’s own', { action: { name: 'constructor' } }, 'unknown-action'],
      ['another type of resource', { resource: { ...DSN, type: 'record' } }, 'unknown-resource'],
      ['a malformed resource', { resource: { ...DSN, id: 'record-1' } }, 'unknown-resource'],
      ['a SIRET with a wrong key', { resource: { ...DSN, id: '21920023500015/DSN' } }, 'unknown-resource'],
      ['an unknown SIRET', { resource: { ...DSN, id: '73282932000074/DSN' } }, 'unknown-establishment'],
      [
        'an unknown service',
        { resource: { ...DSN, id: `${TOWN_HALL_SIRET}/constructor` } },
        'unknown-service',
      ],
      ['no service', { resource: { ...DSN, id: `${TOWN_HALL_SIRET}/` } }, 'unknown-service'],
      ['control characters', { subject: { type: 'person', id: '\u0000\n\u202e' } }, 'unknown-subject'],
    ])('%s', async (_, different, reason) => {
      const { status, body } = await post('evaluation', { ...permitted(), ...different });
      expect(status).toBe(200);
      expect(body).toMatchObject({ decision: false, context: { reason } });
    });
  });

  describe('the metadata', () => {
    it('names the base address and the endpoints, which answer', async () => {
      const { status, headers, body } = await system.anonymous().get('/.well-known/authzen-configuration');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json');
      // The environment's own: on an emulated AWS it is another address than the one that is called.
      const { policy_decision_point: origin, evaluation_lag_milliseconds: lag, ...endpoints } = body;
      expect([new URL(origin).origin, lag]).toEqual([origin, LONGEST_LAG_MILLISECONDS]);
      expect(endpoints).toEqual({
        access_evaluation_endpoint: `${origin}${PATHS.evaluation}`,
        access_evaluations_endpoint: `${origin}${PATHS.evaluations}`,
        search_subject_endpoint: `${origin}${PATHS.subject}`,
        search_resource_endpoint: `${origin}${PATHS.resource}`,
        search_action_endpoint: `${origin}${PATHS.action}`,
      });
      for (const endpoint of Object.values<string>(endpoints)) {
        const answer = await prepared().machine.post(endpoint.slice(origin.length), permitted());
        expect([endpoint, answer.status]).toEqual([endpoint, 200]);
      }
    });

    it('follows no header of a client, and may be kept by caches', async () => {
      const headers = {
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'evil.example',
        'x-request-id': 'a',
      };
      const usual = await system.anonymous().get('/.well-known/authzen-configuration');
      const answer = await system.anonymous().get('/.well-known/authzen-configuration', headers);
      expect(answer.body).toEqual(usual.body);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
      expect(answer.headers.get('x-request-id')).toBe('a');
    });
  });
};
