import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
  DEADLINE_KINDS,
  deedSchema,
  outgoingSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';

/** A request as its reader sees it. */
export const administratorChangeViewSchema = z.object({
  id: administratorChangeIdSchema,
  kind: administratorChangeKindSchema,
  siren: sirenSchema,
  siret: siretSchema,
  candidate: z.object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    email: z.string(),
  }),
  reason: z.string(),
  evidence: deedSchema,
  outgoing: z.optional(outgoingSchema),
  requestedAt: instantSchema,
  state: z.enum([
    'pending',
    'escalated',
    'contestable',
    'contested',
    'approved',
    'refused',
    'expired',
    'cancelled',
  ]),
  since: instantSchema,
  /** When the candidate of an approved request becomes administrator, and when that was done. */
  effectiveAt: z.optional(instantSchema),
  appliedAt: z.optional(instantSchema),
  /** How the request was answered: by co-optation, by the key, or by support. */
  way: z.optional(z.enum(['co-optation', 'activation-key', 'support'])),
  refusal: z.optional(z.string()),
  objection: z.optional(z.string()),
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  /** What happens next by itself, and when. */
  deadlines: z.array(
    z.object({
      what: z.enum(DEADLINE_KINDS),
      at: instantSchema,
    }),
  ),
  letters: z.array(
    z.object({
      number: z.number(),
      orderedAt: instantSchema,
      expiresAt: instantSchema,
      triesLeft: z.number(),
    }),
  ),
  /** How many support agents have approved, of two. Shown to support only. */
  supportApprovals: z.optional(z.number()),
  /** What the reader can do now. */
  can: z.array(
    z.enum(['decide', 'cancel', 'order-activation-key', 'activate', 'object', 'decide-as-support']),
  ),
  version: z.number(),
});
