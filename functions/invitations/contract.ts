import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { grantViewSchema } from '../../shared/http/schemas.ts';

const tag = 'Invitations';

/** An invitation's id begins with the organisation's SIREN. */
const params = z.object({
  id: z.string().check(z.regex(/^\d{9}-[0-9A-Z]{26}$/, formatFault('id'))),
});

const schema = z.object({ siren: sirenSchema, role: roleSchema, status: memberStatusSchema });
const errors = ['email-not-verified', 'invitation-expired', 'invitation-closed'] as const;

const exampleInvitation = {
  id: '219200235-01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  siren: '219200235',
  organisation: 'COMMUNE DE CLAMART',
  invitedBy: 'Marie Durand',
  role: 'declarant',
  status: 'open',
  expiresAt: '2026-12-24T08:00:00.000Z',
  grants: [
    {
      id: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
      services: { DSN: 'sign', DSIJ: 'declare' },
      establishments: 'all',
      from: '2026-11-24T08:00:00.000Z',
    },
  ],
  places: [],
};

export const routes = {
  getInvitation: defineRoute('GET /invitations/{id}', {
    operation: 'getInvitation',
    summary: 'Une invitation reçue à mon adresse vérifiée : qui propose quoi',
    tag,
    params,
    answer: {
      status: 200,
      description: 'Ce qui est proposé, avant d’y répondre.',
      schema: z.object({
        id: z.string(),
        siren: sirenSchema,
        organisation: z.string(),
        /** Who invites, by the name that the organisation has of them. */
        invitedBy: z.string(),
        role: roleSchema,
        /** `closed`: answered, or withdrawn. */
        status: z.enum(['open', 'accepted', 'expired', 'closed']),
        expiresAt: instantSchema,
        grants: z.array(grantViewSchema),
        places: z.array(z.object({ siret: siretSchema, name: z.string() })),
      }),
      example: exampleInvitation,
    },
    errors: ['email-not-verified'],
  }),
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
    errors: [...errors, 'already-member', 'inviter-without-power', 'organisation-closed'],
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
