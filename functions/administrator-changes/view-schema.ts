import * as z from 'zod/mini';
import { ADMINISTRATOR_CHANGE_ACTIONS } from '../../shared/domain/administrator-changes/actions.ts';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
  deedSchema,
  outgoingSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { DEADLINE_KINDS } from '../../shared/domain/administrator-changes/deadlines.ts';
import { forms } from '../../shared/domain/forms.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';

import { caseFileSchema, statusSchema } from './case-file.ts';

/** A request as its reader sees it. */
export const administratorChangeViewSchema = z
  .object({
    id: administratorChangeIdSchema,
    kind: administratorChangeKindSchema,
    siren: sirenSchema,
    /** The organisation's name. Not in the answers to commands. */
    organisation: z.optional(z.string()),
    siret: siretSchema,
    candidate: z.object({
      personId: personIdSchema,
      familyName: z.string(),
      givenName: z.string(),
      email: z.string(),
    }),
    reason: z.string(),
    evidence: deedSchema,
    outgoing: z.optional(
      z.object({
        access: outgoingSchema.shape.access,
        /** For administrators and support, as the names are: the candidate knows an address alone. */
        personId: z.optional(personIdSchema),
        /** As the organisation has it. */
        familyName: z.optional(z.string()),
        givenName: z.optional(z.string()),
        /** The address is no administrator's: nobody is replaced. For administrators and support. */
        isUnknown: z.optional(z.literal(true)),
      }),
    ),
    requestedAt: instantSchema,
    state: statusSchema,
    since: instantSchema,
    /** When the candidate of an approved request becomes administrator, and when that was done. */
    effectiveAt: z.optional(instantSchema),
    appliedAt: z.optional(instantSchema),
    /** How the request was answered: by co-optation, by the key, or by support. */
    way: z.optional(z.enum(['co-optation', 'activation-key', 'support'])),
    refusal: z.optional(z.string()),
    /** A contested request that support has not decided in time. */
    isOverdue: z.optional(z.boolean()),
    /** Whether an administrator has objected. Their reasons are for administrators and support. */
    isOpposed: z.boolean(),
    objections: z.optional(z.array(z.object({ at: instantSchema, reason: z.string() }))),
    /** The noes of agents, and whether two others have taken them back. */
    stops: z.optional(z.array(z.object({ at: instantSchema, reason: z.string(), takenBack: z.boolean() }))),
    /** How often an approval was taken back, or held no more on its day. After the second time only support approves. */
    returns: z.number(),
    /** Whether a key could be sent by letter when the request was made. Otherwise only support, or an administrator, can approve. */
    byLetter: z.boolean(),
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
        /** When the envelope of the organisation leaves, and whether it has. */
        leavesAt: instantSchema,
        hasLeft: z.boolean(),
        expiresAt: instantSchema,
        triesLeft: z.number(),
      }),
    ),
    /** What an agent of support decides on. For whom the case was dealt to, until they answer. */
    file: z.optional(caseFileSchema),
    /** What the reader can do now. */
    can: z.array(z.enum(ADMINISTRATOR_CHANGE_ACTIONS)),
    version: z.number(),
  })
  .register(forms, { id: 'AdministratorChange' });
