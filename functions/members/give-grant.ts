import { grantTermsOf } from '../../shared/http/access/grant-terms.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { changeMemberGrant, type Given, giveMemberGrant } from '../../shared/use-cases/access/give-grant.ts';
import type { routes } from './contract.ts';
import { referenceOf, viewGrant } from './member-view.ts';

const show = ({ card, grant }: Given) => ({ body: viewGrant(grant), headers: etag(card.version) });

export const giveGrantEndpoint: Decide<typeof routes.giveGrant> = async (
  context,
  { params, body, ifMatch },
) => {
  const { value, writes } = await giveMemberGrant(context, referenceOf(params, ifMatch), grantTermsOf(body));
  return { writes, value: show(value) };
};

export const changeGrantEndpoint: Decide<typeof routes.changeGrant> = async (
  context,
  { params, body, ifMatch },
) => {
  const member = referenceOf(params, ifMatch);
  const { value, writes } = await changeMemberGrant(context, member, params.grantId, grantTermsOf(body));
  return { writes, value: show(value) };
};
