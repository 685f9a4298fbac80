import { defineRoute } from '../../shared/http/route.ts';
import { grantParams, grantTermsSchema, grantViewSchema, memberParams } from '../../shared/http/schemas.ts';
import { exampleGrant, exampleGrantTerms } from './examples.ts';
import { GRANT_REFUSALS, member, reasonBody, tag } from './route-parts.ts';

/** What a member may do. */
export const grantRoutes = {
  giveGrant: defineRoute('POST /organisations/{siren}/members/{personId}/grants', {
    operation: 'giveGrant',
    summary: 'Donner une habilitation',
    tag,
    params: memberParams,
    body: grantTermsSchema,
    bodyExample: exampleGrantTerms,
    answer: {
      status: 201,
      location: '/organisations/{siren}/members/{personId}',
      description: 'L’habilitation donnée, ou celle qui dit déjà exactement la même chose.',
      schema: grantViewSchema,
      example: exampleGrant,
    },
    errors: GRANT_REFUSALS,
    changes: true,
    conditional: true,
  }),
  changeGrant: defineRoute('PUT /organisations/{siren}/members/{personId}/grants/{grantId}', {
    operation: 'changeGrant',
    summary: 'Remplacer une habilitation par une autre',
    tag,
    params: grantParams,
    body: grantTermsSchema,
    bodyExample: exampleGrantTerms,
    answer: {
      status: 200,
      description: 'L’habilitation qui remplace ; l’ancienne a pris fin.',
      schema: grantViewSchema,
      example: exampleGrant,
    },
    errors: ['grant-ended', ...GRANT_REFUSALS],
    changes: true,
    conditional: true,
  }),
  endGrant: defineRoute('DELETE /organisations/{siren}/members/{personId}/grants/{grantId}', {
    operation: 'endGrant',
    summary: 'Mettre fin à une habilitation',
    tag,
    params: grantParams,
    body: reasonBody,
    bodyExample: { reason: 'Le service est passé à un collègue.' },
    answer: member,
    errors: ['grant-ended'],
    changes: true,
    conditional: true,
  }),
};
