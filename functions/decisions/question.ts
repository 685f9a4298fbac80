import {
  mandateIdSchema,
  type PersonId,
  personIdSchema,
  siretSchema,
} from '../../shared/domain/identifiers.ts';
import { type Instant, toInstant } from '../../shared/domain/instants.ts';
import { type Right, rightSchema } from '../../shared/domain/rights.ts';
import type { ReasonCode } from '../../shared/http/problem-texts/decisions.ts';
import type { AccessQuestion } from '../../shared/use-cases/decisions/evaluate-access.ts';

export const SUBJECT_TYPE = 'person';
export const RESOURCE_TYPE = 'declaration';

interface Entity {
  type: string;
  id: string;
}

/** The instant in question, if the context names one. A question without it is about now. */
export const instantAsked = (context: { time?: string | undefined } | undefined): Instant | undefined =>
  context?.time === undefined ? undefined : toInstant(context.time);

/** A question about a named instant, or about now. */
export type AskedQuestion = Omit<AccessQuestion, 'instant'> & { instant: Instant | undefined };

export const personOf = ({ type, id }: Entity): PersonId | undefined =>
  type === SUBJECT_TYPE ? personIdSchema.safeParse(id).data : undefined;

export const rightNamed = ({ name }: { name: string }): Right | undefined => rightSchema.safeParse(name).data;

/** Parses `<siret>/<service>`. */
export const declarationOf = ({ type, id }: Entity) => {
  const slash = id.indexOf('/');
  const siret = siretSchema.safeParse(id.slice(0, slash)).data;
  return type === RESOURCE_TYPE && slash > 0 && siret !== undefined
    ? { siret, service: id.slice(slash + 1) }
    : undefined;
};

/** The question in the register's terms, or the reason why its answer is always no. An unknown id is never an error. */
export const questionOf = (
  asked: {
    subject: Entity;
    action: { name: string };
    resource: Entity;
    context?: { mandate?: string | undefined } | undefined;
  },
  instant: Instant | undefined,
): AskedQuestion | ReasonCode => {
  const personId = personOf(asked.subject);
  if (personId === undefined) return 'unknown-subject';
  const right = rightNamed(asked.action);
  if (right === undefined) return 'unknown-action';
  const declaration = declarationOf(asked.resource);
  if (declaration === undefined) return 'unknown-resource';
  const named = asked.context?.mandate;
  if (named === undefined) return { personId, right, ...declaration, instant };
  const mandate = mandateIdSchema.safeParse(named).data;
  return mandate === undefined ? 'unknown-mandate' : { personId, right, ...declaration, instant, mandate };
};
