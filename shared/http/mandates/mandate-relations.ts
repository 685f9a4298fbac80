import { administersAt, stageAt } from '../../domain/access/access-card.ts';
import { DomainError } from '../../domain/errors.ts';
import {
  type MandateId,
  mandataryOf,
  mandateIdSchema,
  mandatorOf,
  type PersonId,
} from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { MandateSide } from '../../domain/mandates/mandate.ts';
import { getCards } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';
import type { Relation } from '../permissions.ts';
import type { GatewayEvent } from '../request.ts';
import type { Route } from '../route.ts';

/** The mandate in the path, if there is one. */
export const mandateInPath = (event: GatewayEvent, { permission }: Route): MandateId | undefined =>
  permission.about === 'mandate' ? mandateIdSchema.parse(event.pathParameters?.id) : undefined;

interface Sides {
  /** The sides that the person administers. */
  sides: MandateSide[];
  /** Whether the person is suspended on at least one side. */
  isSuspended: boolean;
}

/** A mandate's id names both organisations, so the person's two cards decide what they are to it. */
export const readSides = async (
  table: Table,
  mandate: MandateId | undefined,
  personId: PersonId,
  now: Instant,
): Promise<Sides> => {
  if (mandate === undefined) return { sides: [], isSuspended: false };
  const organisations = new Set([mandatorOf(mandate), mandataryOf(mandate)]);
  const cards = await getCards(table, personId, [...organisations]);
  return {
    sides: cards
      .filter((card) => administersAt(card, now))
      .map(({ siren }) => (siren === mandatorOf(mandate) ? 'mandator' : 'mandatary')),
    isSuspended: cards.some((card) => stageAt(card, now)?.status === 'suspended'),
  };
};

/**
 * Anybody who administers neither side is a stranger, members too, and cannot see that the mandate exists. @throws
 * not-found, suspended
 */
export const relationsToMandate = (
  sides: readonly MandateSide[],
  isSuspended: boolean,
): readonly Relation[] => {
  if (sides.length > 0) return sides;
  throw new DomainError(isSuspended ? 'suspended' : 'not-found');
};
