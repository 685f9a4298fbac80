import { grantTermsOf } from '../../shared/http/access/grant-terms.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { inviteMember } from '../../shared/use-cases/access/invite-member.ts';
import type { routes } from './contract.ts';
import { viewMember } from './member-view.ts';

export const inviteMemberEndpoint: Decide<typeof routes.inviteMember> = async (
  context,
  { params, body, now },
) => {
  const { value: card, writes } = await inviteMember(context, params.siren, {
    ...body,
    grants: body.grants.map(grantTermsOf),
  });
  return { writes, value: { body: viewMember(card, now), headers: etag(card.version) } };
};
