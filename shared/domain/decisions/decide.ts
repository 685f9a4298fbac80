import type { AccessCard } from '../access/access-card.ts';
import { type Grant, isOwn } from '../access/grant.ts';
import type { GrantId, MandateId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import { type Mandate, mandateStatusAt, termsAt, termsCover } from '../mandates/mandate.ts';
import { isStaleAt } from '../people/profile.ts';
import {
  closureDenial,
  confirmationDenial,
  type DenialReason,
  type EstablishmentFacts,
  givesRight,
  grantDenial,
  membershipDenial,
  placeDenial,
  type Question,
} from './denials.ts';

export type { DenialReason, Question } from './denials.ts';

export type Decision =
  | { decision: true; grant: GrantId; mandate?: MandateId; version: number; profileStale: boolean }
  | { decision: false; reason: DenialReason };

type CardFacts = Pick<AccessCard, 'timeline' | 'grants' | 'version' | 'holder'>;

/** A mandate, and the person's card in the mandatary's organisation. */
export interface MandatedAccess {
  mandate: Mandate | undefined;
  card: CardFacts | undefined;
}

const no = (reason: DenialReason): Decision => ({ decision: false, reason });

/** Yes by this grant, unless its holder may not sign yet. */
const by = (card: CardFacts, grant: Grant, question: Question): Decision => {
  const denial = confirmationDenial(card, question);
  if (denial !== undefined) return no(denial);
  return {
    decision: true,
    grant: grant.id,
    ...(grant.mandateId !== undefined && { mandate: grant.mandateId }),
    version: card.version,
    profileStale: isStaleAt(card.holder.freshness, question.instant),
  };
};

const decideOwn = (
  question: Question,
  card: CardFacts | undefined,
  establishment: EstablishmentFacts,
): Decision => {
  const denial = membershipDenial(card, question.instant) ?? closureDenial(question, establishment);
  if (card === undefined || denial !== undefined) return no(denial ?? 'not-a-member');
  const own = card.grants.filter(isOwn);
  const grant = own.find(givesRight(question));
  return grant === undefined ? no(grantDenial(own, question)) : by(card, grant, question);
};

const mandateDenial = (mandate: Mandate, question: Question): DenialReason | undefined => {
  if (mandateStatusAt(mandate, question.instant) !== 'active') return 'mandate-ended';
  const terms = termsAt(mandate, question.instant);
  return terms !== undefined && termsCover({ ...terms, id: mandate.id }, question)
    ? undefined
    : 'mandate-exceeded';
};

const isKnownAt = ({ stages }: Mandate, instant: Instant): boolean =>
  stages.some(({ from }) => from <= instant);

/**
 * Decides the same question by the grants under one mandate alone. Only grants on the card in the mandatary's
 * organisation count, and only as far as the mandate covered them at that instant.
 */
export const decideUnderMandate = (
  question: Question,
  { mandate, card, establishment }: MandatedAccess & { establishment: EstablishmentFacts },
): Decision => {
  const placed = placeDenial(question, establishment);
  if (placed !== undefined) return no(placed);
  if (mandate === undefined || !isKnownAt(mandate, question.instant)) return no('unknown-mandate');
  const denial = membershipDenial(card, question.instant) ?? closureDenial(question, establishment);
  if (card === undefined || denial !== undefined) return no(denial ?? 'not-a-member');
  const under = card.grants.filter(({ mandateId }) => mandateId === mandate.id);
  const grant = under.find(givesRight(question));
  if (grant === undefined) return no(grantDenial(under, question));
  const exceeded = mandateDenial(mandate, question);
  return exceeded === undefined ? by(card, grant, question) : no(exceeded);
};

/**
 * Whether the person had any grant under the mandate by then. Otherwise the mandate plays no part in the answer, not
 * even in its reason.
 */
const hasActedBy = ({ mandate, card }: MandatedAccess, instant: Instant): boolean =>
  mandate !== undefined &&
  card?.grants.some(({ mandateId, givenAt }) => mandateId === mandate.id && givenAt <= instant) === true;

/** When a person's own card gives only one of these reasons, a denial under a mandate says more. */
const UNINFORMATIVE: readonly DenialReason[] = ['not-a-member', 'not-granted'];

/**
 * May this person do this, for this establishment, at this instant? Every no says why. Every yes names the grant, and
 * the mandate that it is under (domain: "Decision"). The answer reads only what had been recorded by that instant, so
 * later changes never rewrite it.
 * @param facts `card`: in the establishment's own organisation; `mandated`: the mandates that this card notes
 */
export const decide = (
  question: Question,
  facts: {
    card: CardFacts | undefined;
    establishment: EstablishmentFacts;
    mandated?: readonly MandatedAccess[];
  },
): Decision => {
  const { card, establishment, mandated = [] } = facts;
  const placed = placeDenial(question, establishment);
  if (placed !== undefined) return no(placed);
  const own = decideOwn(question, card, establishment);
  if (own.decision) return own;
  const others = mandated
    .filter((each) => hasActedBy(each, question.instant))
    .map((each) => decideUnderMandate(question, { ...each, establishment }));
  const informative = UNINFORMATIVE.includes(own.reason) ? others.at(0) : undefined;
  return others.find(({ decision }) => decision) ?? informative ?? own;
};
