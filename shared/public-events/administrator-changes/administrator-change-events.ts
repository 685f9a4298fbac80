import * as z from 'zod/mini';
import { administratorChangeKindSchema } from '../../domain/administrator-changes/administrator-change.ts';
import { instantField, ownedField, personField, siretField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const STEPS = [
  'requested',
  'escalated',
  'contest-opened',
  'contested',
  'returned',
  'converted',
  'approved',
  'applied',
  'refused',
  'expired',
  'cancelled',
] as const;
type Step = (typeof STEPS)[number];

const request = {
  change: ownedField('Id of the request'),
  kind: administratorChangeKindSchema,
  siret: siretField,
  outgoing: z.optional(personField.check(z.describe('The administrator who is to be replaced'))),
  effectiveAt: z.optional(instantField('When the approved request takes effect')),
};

const at = <S extends Step>(step: S) =>
  z.pipe(
    z.object(request),
    z.transform((data) => ({ ...data, step })),
  );

/** Events about the state of a request to become administrator, which the portal and the help desk follow. */
export const administratorChangeEvents = {
  'administrator-change.moved': publicEvent({
    what: 'A request to become administrator was made, or has reached its next step.',
    data: z.object({
      personId: personField.check(z.describe('The candidate')),
      ...request,
      step: z.enum(STEPS),
    }),
    from: {
      'administrator-change.requested': at('requested'),
      'administrator-change.escalated': at('escalated'),
      'administrator-change.contest-opened': at('contest-opened'),
      'administrator-change.contested': at('contested'),
      'administrator-change.returned': at('returned'),
      'administrator-change.converted': at('converted'),
      'administrator-change.approved': at('approved'),
      'administrator-change.applied': at('applied'),
      'administrator-change.refused': at('refused'),
      'administrator-change.expired': at('expired'),
      'administrator-change.cancelled': at('cancelled'),
    },
  }),
} as const;
