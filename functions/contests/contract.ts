import * as z from 'zod/mini';
import { contestDecisionSchema, contestIdSchema } from '../../shared/domain/access/contest.ts';
import { departureSchema } from '../../shared/domain/access/roster.ts';
import { forms } from '../../shared/domain/forms.ts';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { listOf, pageQuery, reasonSchema } from '../../shared/http/schemas.ts';

const tag = 'Contestations';

const contestViewSchema = z
  .object({
    id: contestIdSchema,
    siren: sirenSchema,
    personId: personIdSchema,
    reason: z.string(),
    /** How the person lost their place, and when. */
    removal: z.pick(departureSchema, { at: true, how: true }),
    openedAt: instantSchema,
    /** When support’s answer is late. */
    overdueAt: instantSchema,
    state: z.enum(['open', 'restored', 'left']),
    /** How many agents of support have answered; two of one mind decide. */
    answers: z.number(),
    version: z.number(),
  })
  .register(forms, { id: 'Contest' });

const example = {
  id: '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  siren: '219200235',
  personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  reason: 'Le conseil municipal ne m’a pas déchargé de cette fonction.',
  removal: { at: '2026-11-23T08:00:00.000Z', how: 'ended' },
  openedAt: '2026-11-24T08:00:00.000Z',
  overdueAt: '2026-11-27T08:00:00.000Z',
  state: 'open',
  answers: 0,
  version: 1,
} as const;

const contest = { schema: contestViewSchema, example } as const;

export const routes = {
  contestRemoval: defineRoute('POST /me/contests', {
    operation: 'contestRemoval',
    summary: 'Contester, dans les 14 jours, qu’un autre administrateur m’a retiré l’administration',
    tag,
    body: z.strictObject({ siren: sirenSchema, reason: reasonSchema }),
    bodyExample: { siren: example.siren, reason: example.reason },
    answer: {
      ...contest,
      status: 201,
      location: '/me',
      description:
        'La contestation est ouverte. D’ici la décision de l’assistance, qui a pris votre place ne décide pas des administrateurs.',
    },
    errors: ['email-not-verified', 'not-found', 'nothing-to-contest', 'contest-over', 'already-contested'],
    changes: true,
  }),
  listContests: defineRoute('GET /support/contests', {
    operation: 'listContests',
    summary: 'Les contestations qui attendent l’assistance, la plus urgente d’abord',
    tag,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de contestations ouvertes.',
      schema: listOf(contestViewSchema),
      example: { items: [example] },
    },
  }),
  decideContest: defineRoute('POST /support/contests/{id}/decision', {
    operation: 'decideContest',
    summary: 'Répondre, pour l’assistance, à une contestation ; deux agents différents tranchent',
    tag,
    params: z.object({ id: contestIdSchema }),
    body: z.strictObject({ decision: contestDecisionSchema, reason: reasonSchema }),
    bodyExample: { decision: 'restore', reason: 'Délibération vérifiée auprès de la mairie.' },
    answer: { ...contest, status: 200, description: 'La contestation, après cette réponse.' },
    errors: [
      'email-not-verified',
      'contest-closed',
      'second-agent-needed',
      'own-request',
      'support-conflict',
    ],
    changes: true,
  }),
};
