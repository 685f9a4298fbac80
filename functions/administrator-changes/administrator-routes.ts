import * as z from 'zod/mini';
import { defineRoute } from '../../shared/http/route.ts';
import { reasonSchema } from '../../shared/http/schemas.ts';
import { change, decided, params, tag } from './route-parts.ts';

/** What keeps an administrator from saying no. */
const opposed = ['already-objected', 'contest-over'] as const;

/** Answers of those who administer the body. */
export const administratorRoutes = {
  decideAdministratorChange: defineRoute('POST /administrator-changes/{id}/decision', {
    operation: 'decideAdministratorChange',
    summary: 'Approuver ou refuser, comme administrateur',
    tag,
    params,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve') }),
      z.strictObject({ decision: z.literal('refuse'), reason: reasonSchema }),
    ]),
    bodyExample: { decision: 'approve' },
    answer: change,
    errors: [...decided, ...opposed, 'not-a-decider', 'new-administrator', 'power-contested', 'support-only'],
    changes: true,
  }),
  objectToAdministratorChange: defineRoute('POST /administrator-changes/{id}/objection', {
    operation: 'objectToAdministratorChange',
    summary: 'S’opposer à une demande, comme administrateur',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'Cette délibération n’a jamais eu lieu.' },
    answer: change,
    errors: [...decided, ...opposed],
    changes: true,
  }),
  withdrawApproval: defineRoute('POST /administrator-changes/{id}/withdrawal', {
    operation: 'withdrawApproval',
    summary: 'Reprendre mon approbation, une fois par demande',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'La délibération a été retirée.' },
    answer: change,
    errors: ['email-not-verified', 'change-closed', 'own-request', 'not-your-approval', 'already-withdrawn'],
    changes: true,
  }),
};
