import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { sendInvitationAgain } from '../../shared/use-cases/access/send-invitation-again.ts';
import type { routes } from './contract.ts';
import { referenceOf, viewMember } from './member-view.ts';

export const sendInvitationAgainEndpoint: Decide<typeof routes.sendInvitationAgain> = async (
  context,
  { params, body = {}, ifMatch, now },
) => {
  const member = referenceOf(params, ifMatch);
  const { value: card, writes } = await sendInvitationAgain(context, member, body);
  return { writes, value: { body: viewMember(card, now), headers: etag(card.version) } };
};
