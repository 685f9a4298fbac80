import * as z from 'zod/mini';
import { idInOrganisation, personIdSchema, sirenSchema, siretSchema } from '../identifiers.ts';
import { dateSchema, instantSchema } from '../instants.ts';
import { letterSchema } from './letter.ts';

/** An organisation's SIREN and a ULID, so that the id alone says whose request it is. */
export const administratorChangeIdSchema = idInOrganisation().brand<'AdministratorChangeId'>();
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

export const waySchema = z.enum(['co-optation', 'activation-key', 'support']);
export type Way = z.infer<typeof waySchema>;

/** What an agent checked before approving: the deed where it is published, or a call to a number of the public directory. */
export const checkedSchema = z.enum(['deed-at-its-publisher', 'call-to-public-directory']);
export type Checked = z.infer<typeof checkedSchema>;

const since = instantSchema;

/**
 * The approval that a request rests on until it takes effect, and is judged by then. Who approved, and the head office
 * that the key went to, are absent from approvals that were stored before they were kept; such an approval holds no more.
 */
export const approvalSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('co-optation'), at: instantSchema, by: z.optional(personIdSchema) }),
  z.object({ way: z.literal('activation-key'), at: instantSchema, headOffice: z.optional(siretSchema) }),
  z.object({
    way: z.literal('support'),
    at: instantSchema,
    agents: z.array(personIdSchema),
    /** The agents had an objection or a stop before them: nobody objects again. */
    isFinal: z.boolean(),
  }),
]);
export type Approval = z.infer<typeof approvalSchema>;

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
  z.object({ status: z.literal('contestable'), since, until: instantSchema, approval: approvalSchema }),
  /** Never expires. When it is overdue, both sides are told, and an alarm is raised. */
  z.object({ status: z.literal('contested'), since, overdueAt: instantSchema, overdueTold: z.boolean() }),
  z.object({
    status: z.literal('approved'),
    since,
    approval: approvalSchema,
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

const supportApprovalSchema = z.object({
  agent: personIdSchema,
  email: z.string(),
  at: instantSchema,
  /** Absent from approvals that were stored before it was asked. */
  checked: z.optional(checkedSchema),
});

/** An agent's no. It stands until two other agents take it back by approving; two that stand refuse the request. */
const stopSchema = z.object({
  agent: personIdSchema,
  email: z.string(),
  at: instantSchema,
  reason: z.string(),
  /** It was the answer to a dealt case, which the next agent does not see. */
  isAnswer: z.boolean(),
  takenBack: z.boolean(),
});
export type Stop = z.infer<typeof stopSchema>;

/** What somebody in place said against a request, once per person. */
const saidSchema = z.object({ by: personIdSchema, at: instantSchema, reason: z.string() });

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
  /** What was asked for somebody who does not administer here. Nobody is replaced then, and the candidate reads no difference. */
  unknownOutgoing: z.optional(outgoingSchema.shape.access),
  /** Who could decide on a request that was made before the roster knew since when people administer. */
  deciders: z.optional(z.array(personIdSchema)),
  /** Whether a key could be sent by letter when it was made. Absent from requests of before it was kept. */
  isWritable: z.optional(z.boolean()),
  requestedAt: instantSchema,
  /** When the deed takes effect; never before the request. */
  effectiveFrom: instantSchema,
  state: administratorChangeStateSchema,
  history: z.array(z.object({ status: z.string(), at: instantSchema })),
  /** When a `first` request became `additional`, because somebody else became administrator. */
  convertedAt: z.optional(instantSchema),
  objections: z.array(saidSchema),
  withdrawals: z.array(saidSchema),
  stops: z.array(stopSchema),
  /** How often an approval was withdrawn, or no longer held at the effect. After the second time only support approves. */
  returns: z.number(),
  /** Support agents who have approved since the request last came to support. Two are needed. */
  supportApprovals: z.array(supportApprovalSchema),
  /** The agents that the queue has dealt the case to since then. */
  dealt: z.array(z.object({ agent: personIdSchema, email: z.string(), at: instantSchema })),
  letters: z.array(letterSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type AdministratorChange = z.infer<typeof administratorChangeSchema>;

/** Whether nothing more can happen to the request. */
export const isClosed = ({ state }: Pick<AdministratorChange, 'state'>): boolean =>
  ['refused', 'expired', 'cancelled'].includes(state.status) ||
  (state.status === 'approved' && state.appliedAt !== undefined);

/** The approval that the request rests on now, if it has one. */
export const approvalOf = ({ state }: Pick<AdministratorChange, 'state'>): Approval | undefined =>
  'approval' in state ? state.approval : undefined;

/** The agents' noes that nobody has taken back. */
export const standingStops = ({ stops }: Pick<AdministratorChange, 'stops'>): Stop[] =>
  stops.filter(({ takenBack }) => !takenBack);

/** Whether somebody has said no, and no two agents have decided over it. */
export const isOpposed = (change: Pick<AdministratorChange, 'stops' | 'objections'>): boolean =>
  change.objections.length > 0 || standingStops(change).length > 0;

/** An approval of before addresses had to be verified, by an agent without one: nobody can be told from them. */
export const isProven = ({ email }: AdministratorChange['supportApprovals'][number]): boolean => email !== '';
