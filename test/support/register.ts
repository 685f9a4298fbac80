import { ulid } from 'ulid';
import { activateAdministratorChangeEndpoint } from '../../functions/administrator-changes/activate.ts';
import {
  cancelAdministratorChangeEndpoint,
  decideAdministratorChangeEndpoint,
  objectToAdministratorChangeEndpoint,
  requestAdministratorChangeEndpoint,
} from '../../functions/administrator-changes/answer.ts';
import {
  dealCaseEndpoint,
  decideAsSupportEndpoint,
  stopAdministratorChangeEndpoint,
} from '../../functions/administrator-changes/answer-as-support.ts';
import { routes as administratorChanges } from '../../functions/administrator-changes/contract.ts';
import { findEstablishmentsEndpoint } from '../../functions/administrator-changes/find-establishments.ts';
import { getAdministratorChangeEndpoint } from '../../functions/administrator-changes/read.ts';
import { carryRightsOverEndpoint } from '../../functions/bulk-changes/carry-over.ts';
import { routes as bulkChanges } from '../../functions/bulk-changes/contract.ts';
import { contestRemovalEndpoint, decideContestEndpoint } from '../../functions/contests/contest-removal.ts';
import { routes as contests } from '../../functions/contests/contract.ts';
import {
  acceptInvitationEndpoint,
  refuseInvitationEndpoint,
} from '../../functions/invitations/answer-invitation.ts';
import { routes as invitations } from '../../functions/invitations/contract.ts';
import {
  acceptMandateEndpoint,
  endMandateEndpoint,
  narrowMandateEndpoint,
  refuseMandateEndpoint,
} from '../../functions/mandates/change-mandate.ts';
import { routes as mandates } from '../../functions/mandates/contract.ts';
import { proposeMandateEndpoint } from '../../functions/mandates/propose-mandate.ts';
import { getMandateEndpoint } from '../../functions/mandates/read-mandate.ts';
import {
  changeRoleEndpoint,
  confirmMemberEndpoint,
  endGrantEndpoint,
  reactivateMemberEndpoint,
} from '../../functions/members/change-member.ts';
import { routes as members } from '../../functions/members/contract.ts';
import { endMemberEndpoint, suspendMemberEndpoint } from '../../functions/members/end-member.ts';
import { getMemberEndpoint } from '../../functions/members/get-member.ts';
import { changeGrantEndpoint, giveGrantEndpoint } from '../../functions/members/give-grant.ts';
import { inviteMemberEndpoint } from '../../functions/members/invite-member.ts';
import { sendInvitationAgainEndpoint } from '../../functions/members/send-invitation-again.ts';
import { routes as organisations } from '../../functions/organisations/contract.ts';
import { listEventsEndpoint } from '../../functions/organisations/list-events.ts';
import { confirmProfileEndpoint, correctMeEndpoint } from '../../functions/profile/change-profile.ts';
import { routes as profile } from '../../functions/profile/contract.ts';
import { getMeEndpoint } from '../../functions/profile/get-me.ts';
import {
  decideReviewEndpoint,
  openReviewEndpoint,
  signReviewEndpoint,
} from '../../functions/reviews/change-review.ts';
import { routes as reviews } from '../../functions/reviews/contract.ts';
import { activationSecretSchema } from '../../shared/domain/administrator-changes/activation-key.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../shared/domain/administrator-changes/terms.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { personEndpoints } from '../../shared/http/person-endpoints.ts';
import type { GatewayEvent } from '../../shared/http/request.ts';
import { logger } from '../../shared/observability/logger.ts';
import type { Table } from '../../shared/table/table.ts';
import { createMemoryFiles } from './memory-files.ts';
import { type Account, AGENTS } from './people/people.ts';

export interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the contract says
  body: any;
}

/** The request as API Gateway hands it on. */
export const eventOf = (
  { claims }: Pick<Account, 'claims'>,
  routeKey: string,
  { params, query, body, headers }: Sent,
): GatewayEvent => ({
  version: '2.0',
  routeKey,
  rawPath: '/',
  rawQueryString: '',
  headers: { host: 'register.example', 'content-type': 'application/json', ...headers },
  ...(params && { pathParameters: params }),
  ...(query && { queryStringParameters: query }),
  ...(body !== undefined && { body: JSON.stringify(body) }),
  isBase64Encoded: false,
  requestContext: {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'register.example',
    domainPrefix: 'test',
    http: { method: '', path: '/', protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
    requestId: ulid(),
    routeKey,
    stage: '$default',
    time: '',
    timeEpoch: 0,
    authorizer: {
      principalId: '',
      integrationLatency: 0,
      jwt: { scopes: ['portal'], claims },
    },
  },
});

/** Just logged in, unless the claims say otherwise. */
export const fresh = ({ claims }: Pick<Account, 'claims'>, now: Instant): Pick<Account, 'claims'> => ({
  claims: { auth_time: String(Math.floor(Date.parse(now) / 1_000)), ...claims },
});

const SECRET = activationSecretSchema.parse('a secret of some length, for tests alone');

/**
 * Every command of the register, and what a stranger may read, behind its real endpoint, without the gateway: recognise, authorise, decide, commit.
 */
export const openRegister = (table: Table, clock: () => Instant, files = createMemoryFiles()) => {
  logger.setLogLevel('SILENT');
  const secret = async () => SECRET;
  const { reads, changes } = personEndpoints({ table, agents: AGENTS, clock, newId: () => ulid() });
  const endpoints = [
    changes(members.inviteMember, inviteMemberEndpoint),
    reads(members.getMember, getMemberEndpoint(table)),
    changes(members.sendInvitationAgain, sendInvitationAgainEndpoint),
    changes(members.endMember, endMemberEndpoint),
    changes(members.suspendMember, suspendMemberEndpoint),
    changes(members.reactivateMember, reactivateMemberEndpoint),
    changes(members.confirmMember, confirmMemberEndpoint),
    changes(members.changeRole, changeRoleEndpoint),
    changes(members.giveGrant, giveGrantEndpoint),
    changes(members.changeGrant, changeGrantEndpoint),
    changes(members.endGrant, endGrantEndpoint),
    changes(invitations.acceptInvitation, acceptInvitationEndpoint),
    changes(invitations.refuseInvitation, refuseInvitationEndpoint),
    changes(mandates.proposeMandate, proposeMandateEndpoint),
    changes(mandates.acceptMandate, acceptMandateEndpoint),
    changes(mandates.refuseMandate, refuseMandateEndpoint),
    changes(mandates.endMandate, endMandateEndpoint),
    changes(mandates.narrowMandate, narrowMandateEndpoint),
    changes(reviews.openReview, openReviewEndpoint),
    changes(reviews.decideReview, decideReviewEndpoint),
    changes(reviews.signReview, signReviewEndpoint),
    changes(contests.contestRemoval, contestRemovalEndpoint),
    changes(contests.decideContest, decideContestEndpoint),
    changes(bulkChanges.carryRightsOver, carryRightsOverEndpoint(files)),
    changes(profile.correctMe, correctMeEndpoint),
    changes(profile.confirmProfile, confirmProfileEndpoint),
    reads(profile.getMe, getMeEndpoint({ table, clock, newId: () => ulid() })),
    reads(members.getMember, getMemberEndpoint(table)),
    reads(organisations.listEvents, listEventsEndpoint(table)),
    reads(mandates.getMandate, getMandateEndpoint(table)),
    reads(administratorChanges.findEstablishments, findEstablishmentsEndpoint(table)),
    reads(administratorChanges.getAdministratorChange, getAdministratorChangeEndpoint(table, terms)),
    changes(administratorChanges.requestAdministratorChange, requestAdministratorChangeEndpoint(terms)),
    changes(administratorChanges.cancelAdministratorChange, cancelAdministratorChangeEndpoint),
    changes(administratorChanges.decideAdministratorChange, decideAdministratorChangeEndpoint(terms)),
    changes(
      administratorChanges.activateAdministratorChange,
      activateAdministratorChangeEndpoint(secret, terms),
    ),
    changes(administratorChanges.objectToAdministratorChange, objectToAdministratorChangeEndpoint(terms)),
    changes(administratorChanges.decideAsSupport, decideAsSupportEndpoint(terms)),
    changes(administratorChanges.stopAdministratorChange, stopAdministratorChangeEndpoint(terms)),
    changes(administratorChanges.dealCase, dealCaseEndpoint(terms)),
  ];
  return async (account: Account, operation: string, sent: Sent = {}): Promise<Answered> => {
    const found = endpoints.find(({ route }) => route.operation === operation);
    if (found === undefined) throw new Error(`no operation ${operation}`);
    const { statusCode, headers, body } = await found.handle(
      eventOf(fresh(account, clock()), found.route.key, sent),
    );
    return { status: statusCode, headers, body: body === undefined ? undefined : JSON.parse(body) };
  };
};

export type Register = ReturnType<typeof openRegister>;
