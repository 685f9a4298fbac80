import { describe, expect, it } from 'vitest';
import {
  type Certification,
  CONSULT,
  DECLARE,
  DSIJ,
  DSN,
  inAnHour,
  SIGN,
} from '../../../support/decisions/certification.ts';

export const describeBatch = ({ signer, reader, post }: Certification): void => {
  const LONG_AGO = { time: '2025-06-27T18:03-07:00' };

  /** The decisions of a batch, in order. */
  const decide = async (body: unknown): Promise<boolean[]> => {
    const answer = await post('evaluations', body);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('decision');
    return answer.body.evaluations.map(({ decision }: { decision: boolean }) => decision);
  };

  const yes = () => ({ subject: signer(), action: SIGN, resource: DSN });
  const no = () => ({ subject: reader(), action: SIGN, resource: DSN });

  describe('a batch', () => {
    it('answers each evaluation, in their order', async () => {
      expect(await decide({ evaluations: [yes(), no()] })).toEqual([true, false]);
      expect(await decide({ evaluations: [no(), yes()] })).toEqual([false, true]);
    });

    it('answers a thousand as it answers each alone', async () => {
      const pattern = Array.from({ length: 1_000 }, (_, index) => index % 3 === 0 || index % 7 === 0);
      const evaluations = pattern.map((allowed) => (allowed ? yes() : no()));
      expect(await decide({ evaluations })).toEqual(pattern);
      const one = { ...yes() };
      expect((await post('evaluations', { evaluations: [...evaluations, one] })).body).toMatchObject({
        status: 400,
        errors: [{ pointer: '/evaluations' }],
      });
    });

    it('takes from the top what an evaluation leaves out', async () => {
      const { subject, resource } = no();
      const evaluations = [{ action: CONSULT }, { action: SIGN }];
      expect(await decide({ subject, resource, evaluations })).toEqual([true, false]);
      const bySubject = [{ subject: reader() }, { subject: signer() }];
      expect(await decide({ action: SIGN, resource: DSN, evaluations: bySubject })).toEqual([false, true]);
    });

    it('lets an evaluation override the top by whole entities, without merging fields', async () => {
      expect(await decide({ ...yes(), evaluations: [{}, { resource: DSIJ }] })).toEqual([true, false]);
      const halves = [{ resource: { id: DSN.id } }, { subject: { type: 'person' } }, { action: {} }];
      expect(await decide({ ...yes(), evaluations: halves })).toEqual([false, false, false]);
    });

    it('lets an evaluation inherit the context, or override it', async () => {
      const now = { context: { time: inAnHour(), source: 'batch-override' } };
      expect(await decide({ ...yes(), context: LONG_AGO, evaluations: [{}, now] })).toEqual([false, true]);
      const then = { context: LONG_AGO };
      expect(await decide({ ...yes(), evaluations: [then, {}] })).toEqual([false, true]);
    });

    it('accepts properties and unknown fields, and gives no right for them', async () => {
      const properties = { status: 'active', right: 'sign' };
      const evaluations = [{ resource: { ...DSN, properties }, foo: 'bar' }];
      const options = { another_option: 'value' };
      expect(await decide({ ...yes(), options, futureField: 1, evaluations })).toEqual([true]);
      expect(await decide({ ...no(), options, futureField: 1, evaluations })).toEqual([false]);
    });

    it('is a no for an unknown id', async () => {
      const evaluations = [{}, { subject: { type: 'user', id: 'alice' } }, { action: { name: 'read' } }];
      expect(await decide({ ...yes(), evaluations })).toEqual([true, false, false]);
    });
  });

  describe('the semantic', () => {
    const run = (semantic: string | undefined, evaluations: unknown[]) =>
      decide({ options: { ...(semantic && { evaluations_semantic: semantic }) }, evaluations });

    it('execute_all, the default, answers all', async () => {
      expect(await run('execute_all', [no(), yes(), no()])).toEqual([false, true, false]);
      expect(await run(undefined, [no(), yes(), no()])).toEqual([false, true, false]);
    });

    it('deny_on_first_deny stops after the first no, or failure', async () => {
      expect(await run('deny_on_first_deny', [yes(), no(), yes()])).toEqual([true, false]);
      expect(await run('deny_on_first_deny', [yes(), {}, yes()])).toEqual([true, false]);
      expect(await run('deny_on_first_deny', [yes(), yes()])).toEqual([true, true]);
    });

    it('permit_on_first_permit stops after the first yes', async () => {
      expect(await run('permit_on_first_permit', [no(), {}, yes(), no()])).toEqual([false, false, true]);
      expect(await run('permit_on_first_permit', [yes(), no()])).toEqual([true]);
      expect(await run('permit_on_first_permit', [no(), no()])).toEqual([false, false]);
    });

    it.each(['first_wins', '', null, 1])('«%s» is refused', async (semantic) => {
      const options = { evaluations_semantic: semantic };
      const { body } = await post('evaluations', { options, evaluations: [yes()] });
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '/options/evaluations_semantic' }] });
    });
  });

  describe('without evaluations', () => {
    it.each([{}, { evaluations: [] }])('(%o) it is the single evaluation', async (evaluations) => {
      for (const [asked, action] of [
        [yes(), SIGN],
        [yes(), DECLARE],
        [no(), SIGN],
      ] as const) {
        const single = await post('evaluation', { ...asked, action, context: { time: inAnHour() } });
        const batch = await post('evaluations', {
          ...asked,
          action,
          context: { time: inAnHour() },
          ...evaluations,
        });
        expect(batch.body).toEqual(single.body);
      }
    });

    it.each([{ evaluations: 'all' }, { evaluations: {} }, { evaluations: null }, { subject: 'alice' }])(
      'a batch that is wrong as a whole (%o) is refused',
      async (different) => {
        const { body } = await post('evaluations', { ...yes(), ...different });
        expect(body).toMatchObject({ status: 400, code: 'bad-input' });
      },
    );
  });
};
