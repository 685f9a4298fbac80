import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import {
  changeRoleEndpoint,
  confirmMemberEndpoint,
  endGrantEndpoint,
  reactivateMemberEndpoint,
} from './change-member.ts';
import { routes } from './contract.ts';
import { endMemberEndpoint, suspendMemberEndpoint } from './end-member.ts';
import { getMemberEndpoint } from './get-member.ts';
import { changeGrantEndpoint, giveGrantEndpoint } from './give-grant.ts';
import { inviteMemberEndpoint } from './invite-member.ts';
import { listMembersEndpoint } from './list-members.ts';
import { sendInvitationAgainEndpoint } from './send-invitation-again.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);

export const handler = serve([
  reads(routes.listMembers, listMembersEndpoint(dependencies.table)),
  reads(routes.getMember, getMemberEndpoint(dependencies.table)),
  changes(routes.inviteMember, inviteMemberEndpoint),
  changes(routes.sendInvitationAgain, sendInvitationAgainEndpoint),
  changes(routes.endMember, endMemberEndpoint),
  changes(routes.suspendMember, suspendMemberEndpoint),
  changes(routes.reactivateMember, reactivateMemberEndpoint),
  changes(routes.confirmMember, confirmMemberEndpoint),
  changes(routes.changeRole, changeRoleEndpoint),
  changes(routes.giveGrant, giveGrantEndpoint),
  changes(routes.changeGrant, changeGrantEndpoint),
  changes(routes.endGrant, endGrantEndpoint),
]);
