import type { MandateId } from '../../../shared/domain/identifiers.ts';
import { mandateIdSchema } from '../../../shared/domain/identifiers.ts';
import { done, type Office, openOffice } from '../access/members.ts';

export const DELIBERATION = { type: 'deliberation', reference: '2026-118', date: '2026-01-15' };
export const MANDATED = { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' };
export const NARROWER = { services: { DSN: 'declare' }, establishments: 'all' };

/** Another office of the same register, to be the mandatary. */
export const openMandatary = async ({ table, register }: Office): Promise<Office> => ({
  ...(await openOffice(table)),
  register,
});

/** The first office proposes a mandate to the second. */
export const propose = async (
  { register, administrator, organisation }: Office,
  mandatary: Pick<Office, 'organisation'>,
  terms: object = MANDATED,
): Promise<MandateId> => {
  const { siren } = mandatary.organisation;
  const answered = done(
    await register(administrator, 'proposeMandate', {
      params: { siren: organisation.siren },
      body: { ...terms, mandatary: { siren }, evidence: DELIBERATION },
    }),
  );
  return mandateIdSchema.parse(answered.body.id);
};

/** The same, accepted. */
export const activeMandate = async (
  mandator: Office,
  mandatary: Office,
  terms: object = MANDATED,
): Promise<MandateId> => {
  const id = await propose(mandator, mandatary, terms);
  done(await mandatary.register(mandatary.administrator, 'acceptMandate', { params: { id } }));
  return id;
};
