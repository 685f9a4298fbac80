import type { Decide } from '../../shared/http/run-command.ts';
import { endMemberAccess } from '../../shared/use-cases/access/end-member-access.ts';
import type { routes } from './contract.ts';
import { referenceOf } from './member-view.ts';

export const endMemberEndpoint: Decide<typeof routes.endMember> = async (
  context,
  { params, body, ifMatch },
) => {
  const { value, writes } = await endMemberAccess(context, referenceOf(params, ifMatch), body?.reason);
  return { writes, value: { body: { uncovered: value } } };
};
