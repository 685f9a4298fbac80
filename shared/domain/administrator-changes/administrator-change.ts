import * as z from 'zod/mini';
import { formatFault } from '../faults.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../identifiers.ts';
import { dateSchema, type Instant, instantSchema } from '../instants.ts';

/** An organisation's SIREN and a ULID, so that the id alone says whose request it is. */
export const administratorChangeIdSchema = z
  .string()
  .check(z.regex(/^\d{9}-[0-7][0-9A-HJKMNP-TV-Z]{25}$/, formatFault('id')))
  .brand<'AdministratorChangeId'>();
export type AdministratorChangeId = z.infer<typeof administratorChangeIdSchema>;

export const administratorChangeKindSchema = z.enum(['first', 'additional', 'replacement']);
export type AdministratorChangeKind = z.infer<typeof administratorChangeKindSchema>;

/** The act of appointment. */
export const deedSchema = z.object({
  type: z.enum(['deliberation', 'order', 'election', 'contract', 'other']),
  reference: z.string(),
  date: dateSchema,
  effectiveDate: dateSchema,
});
export type Deed = z.infer<typeof deedSchema>;

/** What happens to the outgoing administrator: the whole access ends, or only the role. */
export const outgoingSchema = z.object({
  personId: personIdSchema,
  access: z.enum(['end', 'keep-as-declarant']),
});
export type Outgoing = z.infer<typeof outgoingSchema>;

const waySchema = z.enum(['co-optation', 'activation-key', 'support']);
export type Way = z.infer<typeof waySchema>;

const since = instantSchema;

/** The state of a request. Each state carries its own deadlines, fixed when it was entered. */
export const administratorChangeStateSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('pending'),
    since,
    remindAt: z.array(instantSchema),
    remindersSent: z.number(),
    escalatesAt: instantSchema,
  }),
  z.object({ status: z.literal('escalated'), since, expiresAt: instantSchema }),
  z.object({ status: z.literal('contestable'), since, until: instantSchema, way: waySchema }),
  z.object({
    status: z.literal('contested'),
    since,
    expiresAt: instantSchema,
    objection: z.object({ by: personIdSchema, reason: z.string() }),
  }),
  z.object({
    status: z.literal('approved'),
    since,
    way: waySchema,
    effectiveAt: instantSchema,
    appliedAt: z.optional(instantSchema),
  }),
  /** `reason`: what somebody wrote, or the code of a reason of the register (refusal-reasons.ts). */
  z.object({ status: z.literal('refused'), since, way: waySchema, reason: z.string() }),
  z.object({ status: z.literal('expired'), since }),
  z.object({ status: z.literal('cancelled'), since }),
]);
export type AdministratorChangeState = z.infer<typeof administratorChangeStateSchema>;
export type AdministratorChangeStatus = AdministratorChangeState['status'];

/** A letter with an activation key. The key itself is stored nowhere. */
export const letterSchema = z.object({
  number: z.number(),
  orderedAt: instantSchema,
  expiresAt: instantSchema,
  keyHash: z.string(),
  triesLeft: z.number(),
});
export type Letter = z.infer<typeof letterSchema>;

const approvalSchema = z.object({ agent: personIdSchema, email: z.string(), at: instantSchema });

/** A request to become administrator (domain: "Change of administrator"). */
export const administratorChangeSchema = z.object({
  id: administratorChangeIdSchema,
  siren: sirenSchema,
  siret: siretSchema,
  kind: administratorChangeKindSchema,
  candidate: z.object({
    personId: personIdSchema,
    email: z.string(),
    familyName: z.string(),
    givenName: z.string(),
  }),
  reason: z.string(),
  evidence: deedSchema,
  outgoing: z.optional(outgoingSchema),
  /** The administrators at the time of the request. Later administrators do not decide on it. */
  deciders: z.array(personIdSchema),
  requestedAt: instantSchema,
  /** When the deed takes effect; never before the request. */
  effectiveFrom: instantSchema,
  state: administratorChangeStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  /** Support agents who have approved since the request last came to support. Two are needed. */
  supportApprovals: z.array(approvalSchema),
  letters: z.array(letterSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type AdministratorChange = z.infer<typeof administratorChangeSchema>;

/** Whether nothing more can happen to the request. */
export const isClosed = ({ state }: Pick<AdministratorChange, 'state'>): boolean =>
  ['refused', 'expired', 'cancelled'].includes(state.status) ||
  (state.status === 'approved' && state.appliedAt !== undefined);

export const DEADLINE_KINDS = ['reminder', 'escalation', 'expiry', 'end-of-contest', 'effect'] as const;
export interface Deadline {
  what: (typeof DEADLINE_KINDS)[number];
  at: Instant;
}

/** What happens next by itself, and when; undefined once the request is closed. */
export const nextDeadline = ({ state }: Pick<AdministratorChange, 'state'>): Deadline | undefined => {
  switch (state.status) {
    case 'pending': {
      const reminder = state.remindAt[state.remindersSent];
      return reminder === undefined
        ? { what: 'escalation', at: state.escalatesAt }
        : { what: 'reminder', at: reminder };
    }
    case 'escalated':
    case 'contested':
      return { what: 'expiry', at: state.expiresAt };
    case 'contestable':
      return { what: 'end-of-contest', at: state.until };
    case 'approved':
      return state.appliedAt === undefined ? { what: 'effect', at: state.effectiveAt } : undefined;
    default:
      return undefined;
  }
};
