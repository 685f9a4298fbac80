import * as z from 'zod/mini';
import { roleSchema } from '../../shared/domain/access/access-card.ts';
import { formatRule } from '../../shared/domain/faults.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  emailSchema,
  givenNameSchema,
  grantTermsSchema,
  memberParams,
  nameSchema,
  organisationParams,
} from '../../shared/http/schemas.ts';
import { exampleGrantTerms } from './examples.ts';
import { APPOINTING_REFUSALS, GRANT_REFUSALS, member, tag } from './route-parts.ts';

/** A person has few grants. Many at once are a bulk change. */
const MAX_GRANTS_INVITED = 50;

/** Each mandate is a condition of the one transaction, which holds a hundred of them. */
const MAX_MANDATES_INVITED = 20;

const mandatesOf = (grants: readonly { mandateId?: string | undefined }[]): number =>
  new Set(grants.map(({ mandateId }) => mandateId)).size;

/** How somebody comes in. */
export const invitationRoutes = {
  inviteMember: defineRoute('POST /organisations/{siren}/members', {
    operation: 'inviteMember',
    summary: 'Inviter un déclarant, ou un administrateur',
    tag,
    params: organisationParams,
    body: z.strictObject({
      email: emailSchema,
      familyName: nameSchema,
      /** Absent or empty for somebody who has one name only. */
      givenName: z._default(givenNameSchema, ''),
      /** An invitation to administer is one of somebody who may appoint administrators, also when it is accepted. */
      role: z._default(roleSchema, 'declarant'),
      grants: z._default(
        z.array(grantTermsSchema).check(
          z.maxLength(MAX_GRANTS_INVITED),
          z.refine(
            (grants) => mandatesOf(grants) <= MAX_MANDATES_INVITED,
            formatRule('too-many-mandates-invited', { max: MAX_MANDATES_INVITED }),
          ),
        ),
        [],
      ),
    }),
    bodyExample: {
      email: 'nadia.roux@clamart.example',
      familyName: 'Roux',
      givenName: 'Nadia',
      grants: [exampleGrantTerms],
    },
    answer: {
      ...member,
      status: 201,
      location: '/organisations/{siren}/members/{personId}',
      description: 'L’invitation est partie ; la fiche attend son acceptation.',
    },
    errors: ['already-member', 'already-invited', ...APPOINTING_REFUSALS, ...GRANT_REFUSALS],
    changes: true,
  }),
  sendInvitationAgain: defineRoute('POST /organisations/{siren}/members/{personId}/invitation', {
    operation: 'sendInvitationAgain',
    summary: 'Renvoyer une invitation, corrigée s’il le faut',
    tag,
    params: memberParams,
    body: z.optional(
      z.strictObject({
        /** Another address gets an invitation of its own; the first one is withdrawn. */
        email: z.optional(emailSchema),
        familyName: z.optional(nameSchema),
        /** Empty for somebody who has one name only. */
        givenName: z.optional(givenNameSchema),
      }),
    ),
    bodyExample: { familyName: 'Roux-Martin' },
    answer: {
      ...member,
      description:
        'La fiche qui attend une acceptation : une autre, si l’adresse est celle d’une autre personne.',
    },
    errors: [
      'invitation-closed',
      'invitation-expired',
      'invitation-just-sent',
      'already-member',
      'already-invited',
      ...APPOINTING_REFUSALS,
      ...GRANT_REFUSALS,
    ],
    changes: true,
    conditional: true,
  }),
};
