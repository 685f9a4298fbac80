import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import type { CardChange } from '../../shared/domain/access/card-change.ts';
import { changeRole, confirmMember, reactivate } from '../../shared/domain/access/membership.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { changeMember, type MemberReference } from '../../shared/use-cases/access/change-member.ts';
import { endMemberGrant } from '../../shared/use-cases/access/give-grant.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import type { routes } from './contract.ts';
import { referenceOf, viewMember } from './member-view.ts';

type Transition = (card: AccessCard, now: Instant) => CardChange | undefined;

const change = async (context: CommandContext, member: MemberReference, transition: Transition) => {
  const { value: card, writes } = await changeMember(context, member, (found) =>
    transition(found, context.now),
  );
  return { writes, value: { body: viewMember(card, context.now), headers: etag(card.version) } };
};

/** The commands that are one transition of one card. The answer is the card after it. */
export const reactivateMemberEndpoint: Decide<typeof routes.reactivateMember> = (
  context,
  { params, ifMatch },
) => change(context, referenceOf(params, ifMatch), reactivate);

export const confirmMemberEndpoint: Decide<typeof routes.confirmMember> = (context, { params, ifMatch }) =>
  change(context, referenceOf(params, ifMatch), confirmMember);

export const changeRoleEndpoint: Decide<typeof routes.changeRole> = (context, { params, body, ifMatch }) =>
  change(context, referenceOf(params, ifMatch), (card, now) => changeRole(card, body.role, now));

export const endGrantEndpoint: Decide<typeof routes.endGrant> = async (
  context,
  { params, body, ifMatch },
) => {
  const member = referenceOf(params, ifMatch);
  const { value: card, writes } = await endMemberGrant(context, member, params.grantId, body?.reason);
  return { writes, value: { body: viewMember(card, context.now), headers: etag(card.version) } };
};
