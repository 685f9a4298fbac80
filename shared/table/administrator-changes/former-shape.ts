import * as z from 'zod/mini';
import {
  type AdministratorChange,
  administratorChangeSchema,
} from '../../domain/administrator-changes/administrator-change.ts';
import { contestedFrom } from '../../domain/administrator-changes/states.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../domain/administrator-changes/terms.ts';
import { personIdSchema } from '../../domain/identifiers.ts';
import { instantSchema } from '../../domain/instants.ts';

/**
 * What release 0.1 stored of a request. It knew neither who had approved by co-optation nor the head office that a key
 * went to, and had no returns, withdrawals or stops. An objection stood in the state.
 */
const formerStateSchema = z.looseObject({
  status: z.string(),
  since: instantSchema,
  way: z.optional(z.string()),
  objection: z.optional(z.object({ by: personIdSchema, reason: z.string() })),
});

const formerSchema = z.looseObject({
  state: formerStateSchema,
  letters: z.array(z.looseObject({ orderedAt: instantSchema })),
  supportApprovals: z.array(z.looseObject({ agent: personIdSchema })),
});

type Former = z.infer<typeof formerSchema>;

/** Release 0.1 wrote no `objections`. */
const isFormer = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && !('objections' in item);

const stateNow = ({ state, supportApprovals }: Former): unknown => {
  const { status, since, way } = state;
  if (status === 'contested') return contestedFrom(since, ADMINISTRATOR_CHANGE_TERMS);
  if (status !== 'contestable' && status !== 'approved') return state;
  const support = { agents: supportApprovals.map(({ agent }) => agent), isFinal: false };
  return { ...state, approval: { way, at: since, ...(way === 'support' && support) } };
};

/**
 * Reads a request as it is stored today, or as release 0.1 stored it. What could not be judged again at the effect then
 * holds no more: the request returns to those who may decide on it.
 */
export const parseAdministratorChange = (item: unknown): AdministratorChange => {
  if (!isFormer(item)) return administratorChangeSchema.parse(item);
  const former = formerSchema.parse(item);
  const { objection, since } = former.state;
  return administratorChangeSchema.parse({
    ...former,
    state: stateNow(former),
    objections: objection === undefined ? [] : [{ ...objection, at: since }],
    withdrawals: [],
    stops: [],
    returns: 0,
    dealt: [],
    letters: former.letters.map((letter) => ({
      ...letter,
      leavesAt: letter.orderedAt,
      leftAt: letter.orderedAt,
      told: [],
    })),
  });
};
