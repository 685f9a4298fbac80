import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import type { MandateId } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { mandateStageAt, mandateStatusAt } from '../../domain/mandates/mandate.ts';
import { listProposalsReceived } from '../../table/mandates/mandates.ts';
import type { Table } from '../../table/table.ts';

/** A proposal that an administrator of the mandatary can answer until it lapses. */
export interface MandateProposalTask {
  id: MandateId;
  expiresAt: Instant;
}

/** The proposals to the organisations that the person administers by these cards. */
export const findMandateTasks = async (
  table: Table,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<MandateProposalTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now));
  const proposed = await Promise.all(administered.map(({ siren }) => listProposalsReceived(table, siren)));
  return proposed.flat().flatMap((mandate) => {
    const stage = mandateStageAt(mandate, now);
    if (stage?.status !== 'proposed' || mandateStatusAt(mandate, now) !== 'proposed') return [];
    return [{ id: mandate.id, expiresAt: stage.expiresAt }];
  });
};
