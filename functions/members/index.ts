import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { changeMemberRole, endMemberGrant, reactivateMember, suspendMember } from './change-member.ts';
import { routes } from './contract.ts';
import { endMember } from './end-member.ts';
import { readEnvironment } from './env.ts';
import { getMember } from './get-member.ts';
import { changeGrant, giveGrant } from './give-grant.ts';
import { inviteMember } from './invite-member.ts';
import { listMembers } from './list-members.ts';

const dependencies = personDependencies(readEnvironment().TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.listMembers, listMembers(dependencies.table)),
  reads(routes.getMember, getMember(dependencies.table)),
  changes(routes.inviteMember, inviteMember),
  changes(routes.endMember, endMember),
  changes(routes.suspendMember, suspendMember),
  changes(routes.reactivateMember, reactivateMember),
  changes(routes.changeRole, changeMemberRole),
  changes(routes.giveGrant, giveGrant),
  changes(routes.changeGrant, changeGrant),
  changes(routes.endGrant, endMemberGrant),
]);
