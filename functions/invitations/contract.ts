import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { sirenSchema } from '../../shared/domain/identifiers.ts';
import { defineRoute } from '../../shared/http/route.ts';

const tag = 'Invitations';

/** An invitation's id begins with the organisation's SIREN. */
const params = z.object({
  id: z.string().check(z.regex(/^\d{9}-[0-9A-Z]{26}$/, formatFault('id'))),
});

const schema = z.object({ siren: sirenSchema, role: roleSchema, status: memberStatusSchema });
const errors = ['email-not-verified', 'invitation-expired', 'invitation-closed'] as const;

export const routes = {
  acceptInvitation: defineRoute('POST /invitations/{id}/acceptance', {
    operation: 'acceptInvitation',
    summary: 'Accepter une invitation reçue à mon adresse vérifiée',
    tag,
    params,
    answer: {
      status: 200,
      description: 'Vous êtes membre de l’organisme.',
      schema,
      example: { siren: '219200235', role: 'declarant', status: 'active' },
    },
    errors: [...errors, 'already-member'],
    changes: true,
  }),
  refuseInvitation: defineRoute('POST /invitations/{id}/refusal', {
    operation: 'refuseInvitation',
    summary: 'Refuser une invitation',
    tag,
    params,
    answer: {
      status: 200,
      description: 'L’invitation est refusée.',
      schema,
      example: { siren: '219200235', role: 'declarant', status: 'ended' },
    },
    errors,
    changes: true,
  }),
};
