import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../domain/errors.ts';
import {
  type MandateId,
  mandataryOf,
  mandatorOf,
  personIdSchema,
  sirenOf,
} from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { acceptMandate, endMandate, refuseMandate } from '../../domain/mandates/answer-mandate.ts';
import { type Mandate, type MandateSide, mandateStageAt } from '../../domain/mandates/mandate.ts';
import { type MandateTransition, notBefore } from '../../domain/mandates/mandate-transition.ts';
import { effectOf } from '../../domain/mandates/mandated-grant.ts';
import { narrowedMandate } from '../../domain/mandates/narrow-mandate.ts';
import type { MandateTermsAsked } from '../../domain/mandates/propose-mandate.ts';
import { checkRoster, getRoster } from '../../table/access/administrators.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { getMandate } from '../../table/mandates/mandates.ts';
import type { Write } from '../../table/write.ts';
import { requireInBeing } from '../access/require-not-ceased.ts';
import { type CommandContext, type Outcome, requireVersion } from '../command.ts';
import { findLosses, type GrantLoss } from './find-losses.ts';
import { recordMandate } from './record-mandate.ts';

export interface MandateReference {
  id: MandateId;
  /** The version that the client saw, if it named one. */
  seenVersion: number | undefined;
}

/** The mandate after the command, and what grants have lost. */
export interface ChangedMandate {
  mandate: Mandate;
  losses: readonly GrantLoss[];
}

/** @throws not-found, stale-version */
const requireMandate = async (
  { table }: CommandContext,
  { id, seenVersion }: MandateReference,
): Promise<Mandate> => {
  const mandate = await getMandate(table, id);
  requireVersion(mandate, seenVersion);
  return mandate;
};

const actOf = ({ actor, now }: CommandContext) => ({ by: personIdSchema.parse(actor.id), now });

const answered = ({ value, writes }: Outcome<Mandate>): Outcome<ChangedMandate> => ({
  value: { mandate: value, losses: [] },
  writes,
});

/**
 * A proposal lapses when its proposer no longer administers the mandator without a break (authority: rule 12). The roster
 * that says so is a condition of the acceptance. @throws mandate-not-proposed
 */
const requireProposer = async ({ table, now }: CommandContext, mandate: Mandate): Promise<Write> => {
  const mandator = mandatorOf(mandate.id);
  const roster = await getRoster(table, mandator);
  const proposal = mandateStageAt(mandate, now);
  const seat = proposal && roster.seats.get(proposal.by);
  if (proposal === undefined || seat === undefined || seat.since > proposal.from)
    throw new DomainError({ code: 'mandate-not-proposed', facts: { mandate: mandate.id } });
  return checkRoster(table, mandator, roster);
};

/** @throws not-found, stale-version, forbidden, mandate-not-proposed; organisation-closed where either side has ceased */
export const acceptProposal = async (
  context: CommandContext,
  reference: MandateReference,
): Promise<Outcome<ChangedMandate>> => {
  const mandate = await requireMandate(context, reference);
  const accepted = acceptMandate(mandate, actOf(context));
  await requireInBeing(context, [mandatorOf(mandate.id), mandataryOf(mandate.id)]);
  const proposer = await requireProposer(context, mandate);
  const { value, writes } = answered(recordMandate(context, accepted, 'mandatary'));
  return { value, writes: [...writes, proposer] };
};

/** @throws not-found, stale-version, forbidden, mandate-not-proposed */
export const refuseProposal = async (
  context: CommandContext,
  reference: MandateReference,
  reason: string | undefined,
): Promise<Outcome<ChangedMandate>> => {
  const mandate = await requireMandate(context, reference);
  const transition = refuseMandate(mandate, { ...actOf(context), reason });
  return answered(recordMandate(context, transition, 'mandatary'));
};

/** An event is one item of 400 KB, so it names at most this many grants, and gives their total number. */
const MAX_GRANTS_NAMED = 2_000;

/** The grants that stop or shrink, by person, by identifiers only. */
const lossFacts = (losses: readonly GrantLoss[]) => {
  const named = losses.slice(0, MAX_GRANTS_NAMED);
  const persons = Map.groupBy(named, ({ card }) => card.personId);
  return {
    affectedGrants: losses.length,
    affected: Object.fromEntries([...persons].map(([id, own]) => [id, own.map(({ grant }) => grant.id)])),
  };
};

/** The losses that this transition causes. People who lost them by an earlier transition are not notified again. */
const freshOf = (
  losses: readonly GrantLoss[],
  { before, after }: MandateTransition,
  at: Instant,
): GrantLoss[] =>
  losses.filter(
    ({ grant }) =>
      before === undefined || !isDeepStrictEqual(effectOf(grant, before, at), effectOf(grant, after, at)),
  );

/**
 * Stores the transition together with the losses that it causes. Decisions depend on the mandate alone; the list is
 * information. The answer shows everything that grants have lost by now.
 */
const recordWithLosses = async (
  context: CommandContext,
  transition: MandateTransition,
  side: MandateSide,
): Promise<Outcome<ChangedMandate>> => {
  const { stages, terms } = transition.after;
  const at = notBefore(notBefore(context.now, stages.at(-1)), terms.at(-1));
  const losses = await findLosses(context.table, transition.after, at);
  const event = {
    ...transition.event,
    data: { ...transition.event.data, ...lossFacts(freshOf(losses, transition, at)) },
  };
  const { value, writes } = recordMandate(context, { ...transition, event }, side);
  return { value: { mandate: value, losses }, writes };
};

/** @throws not-found, stale-version, forbidden, mandate-not-active */
export const endMandateBy = async (
  context: CommandContext,
  reference: MandateReference,
  { side, reason }: { side: MandateSide; reason: string | undefined },
): Promise<Outcome<ChangedMandate>> => {
  const mandate = await requireMandate(context, reference);
  return recordWithLosses(context, endMandate(mandate, { ...actOf(context), side, reason }), side);
};

/** @throws not-found, stale-version, forbidden, and what the rule throws */
export const narrowMandate = async (
  context: CommandContext,
  reference: MandateReference,
  asked: MandateTermsAsked,
): Promise<Outcome<ChangedMandate>> => {
  const mandate = await requireMandate(context, reference);
  const named = asked.establishments === 'all' ? [] : asked.establishments;
  const own = named.filter((siret) => sirenOf(siret) === mandatorOf(mandate.id));
  const known = await getEstablishments(context.table, own);
  const transition = narrowedMandate(mandate, asked, { now: context.now, known });
  return transition === undefined
    ? { value: { mandate, losses: await findLosses(context.table, mandate, context.now) }, writes: [] }
    : recordWithLosses(context, transition, 'mandator');
};
