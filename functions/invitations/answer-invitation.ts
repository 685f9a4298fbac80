import { type AccessCard, stageAt } from '../../shared/domain/access/access-card.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { sirenSchema } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { acceptInvitation, refuseInvitation } from '../../shared/use-cases/access/answer-invitation.ts';
import type { routes } from './contract.ts';

/** An id without a valid SIREN is not found. */
export const referenceOf = ({ id }: { id: string }) => {
  const siren = sirenSchema.safeParse(id.slice(0, 9));
  if (!siren.success) throw new DomainError('not-found');
  return { siren: siren.data, id };
};

const show = (card: AccessCard, now: Instant) => {
  const stage = stageAt(card, now);
  return { siren: card.siren, role: stage?.role ?? 'declarant', status: stage?.status ?? 'ended' } as const;
};

export const acceptInvitationEndpoint: Decide<typeof routes.acceptInvitation> = async (context, request) => {
  const { value, writes } = await acceptInvitation(context, referenceOf(request.params), request.caller);
  return { writes, value: { body: show(value, context.now) } };
};

export const refuseInvitationEndpoint: Decide<typeof routes.refuseInvitation> = async (context, request) => {
  const { value, writes } = await refuseInvitation(context, referenceOf(request.params), request.caller);
  return { writes, value: { body: show(value, context.now) } };
};
