import type { Page } from './page/page.ts';
import { PATHS } from './page/paths.ts';
import { type Route, taskAt } from './page/route.ts';

const { organisation, support } = PATHS;

/**
 * Where every page is, by its task, whose code is loaded when somebody first comes. A fixed word of an address goes before
 * a variable one: the first that fits answers.
 */
export const ROUTES: readonly Route[] = [
  ...taskAt(() => import('./pages/home/pages.ts'), [PATHS.home, PATHS.help]),
  ...taskAt(
    () => import('./pages/help/pages.ts'),
    ['administrators', 'declarants', 'candidates'].map((name) => PATHS.guide(name)),
  ),
  ...taskAt(() => import('./pages/accessibility/pages.ts'), [PATHS.accessibility]),
  ...taskAt(
    () => import('./pages/login/pages.ts'),
    [PATHS.login, PATHS.sessionExpired, PATHS.loggedOut, PATHS.confirmIdentity],
  ),
  ...taskAt(() => import('./pages/tasks/pages.ts'), [PATHS.tasks]),
  ...taskAt(
    () => import('./pages/become-administrator/pages.ts'),
    [
      PATHS.becomeAdministrator,
      PATHS.becomePlaces,
      PATHS.becomeSituation,
      PATHS.becomeOutgoing,
      PATHS.becomeDeed,
      PATHS.becomeCheck,
    ],
  ),
  ...taskAt(
    () => import('./pages/request/pages.ts'),
    [
      PATHS.administratorChange(':id'),
      PATHS.changeKey(':id'),
      { onlyForm: PATHS.changeKeyOrder(':id') },
      PATHS.changeCancel(':id'),
      ...['approve', 'refuse', 'withdraw', 'object', 'stop'].map((act) => PATHS.changeAnswer(':id', act)),
      organisation.requests(':siren'),
    ],
  ),
  ...taskAt(
    () => import('./pages/support/pages.ts'),
    [PATHS.changeAnswer(':id', 'decide-as-support'), support.cases, support.risks, support.quotas],
  ),
  ...taskAt(() => import('./pages/organisation/pages.ts'), [organisation.overview(':siren')]),
  ...taskAt(
    () => import('./pages/signing/pages.ts'),
    [
      organisation.coverage(':siren'),
      PATHS.coveragePlace(':siren', ':siret'),
      PATHS.coverageCell(':siren', ':siret', ':service'),
      PATHS.coverageCheck(':siren', ':siret', ':service'),
      PATHS.coverageDone(':siren', ':siret', ':service'),
    ],
  ),
  ...taskAt(
    () => import('./pages/profile/pages.ts'),
    [PATHS.profile, PATHS.correctProfile, PATHS.profileDone],
  ),
  ...taskAt(() => import('./pages/choose-body/pages.ts'), [PATHS.addDeclarant, PATHS.removeDeclarant]),
  ...taskAt(() => import('./pages/invitation/pages.ts'), [PATHS.invitation(':id')]),
  ...taskAt(() => import('./pages/members/pages.ts'), [organisation.members(':siren')]),
  ...taskAt(() => import('./pages/several/pages.ts'), [PATHS.giveToSeveral(':siren')]),
  ...taskAt(
    () => import('./pages/bulk-change/pages.ts'),
    [
      organisation.bulk(':siren'),
      PATHS.bulkFile(':siren'),
      { onlyForm: PATHS.bulkFileAddress(':siren') },
      PATHS.bulkChange(':siren', ':id'),
      PATHS.faultyLines(':siren', ':id'),
      PATHS.bulkDifferences(':siren', ':id'),
    ],
  ),
  ...taskAt(
    () => import('./pages/mandates/pages.ts'),
    [
      organisation.mandates(':siren'),
      PATHS.mandate(':id'),
      PATHS.mandateAnswer(':id', 'accept'),
      PATHS.mandateAnswer(':id', 'refuse'),
      PATHS.mandateEnd(':id'),
      PATHS.mandateTerms(':id'),
      PATHS.mandatePeople(':id'),
    ],
  ),
  ...taskAt(
    () => import('./pages/propose-mandate/pages.ts'),
    [
      PATHS.proposeMandate(':siren'),
      PATHS.proposeMandateRights(':siren'),
      PATHS.proposeMandateDeed(':siren'),
      PATHS.proposeMandateCheck(':siren'),
    ],
  ),
  ...taskAt(
    () => import('./pages/evidence/pages.ts'),
    [organisation.events(':siren'), organisation.report(':siren')],
  ),
  ...taskAt(() => import('./pages/carry-over/pages.ts'), [PATHS.succession(':siren', ':siret')]),
  ...taskAt(
    () => import('./pages/add-member/pages.ts'),
    [
      PATHS.addMember(':siren'),
      PATHS.addMemberRights(':siren'),
      PATHS.addMemberPlaces(':siren'),
      PATHS.addMemberPeriod(':siren'),
      PATHS.addMemberCheck(':siren'),
      PATHS.memberInvited(':siren', ':personId'),
    ],
  ),
  ...taskAt(
    () => import('./pages/member/pages.ts'),
    [
      PATHS.ownCard(':siren'),
      PATHS.leave(':siren'),
      PATHS.left(':siren'),
      PATHS.member(':siren', ':personId'),
    ],
  ),
  ...taskAt(
    () => import('./pages/end-access/pages.ts'),
    [
      PATHS.endMember(':siren', ':personId'),
      PATHS.checkEnd(':siren', ':personId'),
      PATHS.memberEnded(':siren', ':personId'),
    ],
  ),
  ...taskAt(
    () => import('./pages/change-access/pages.ts'),
    [
      PATHS.confirmMember(':siren', ':personId'),
      PATHS.suspendMember(':siren', ':personId'),
      PATHS.memberRole(':siren', ':personId'),
      PATHS.giveGrant(':siren', ':personId'),
      PATHS.grant(':siren', ':personId', ':grantId'),
    ],
  ),
  ...taskAt(() => import('./pages/send-again/pages.ts'), [PATHS.sendAgain(':siren', ':personId')]),
];

/** The code of every page, for whoever looks at all of them. */
export const loadPages = (): Promise<Page[]> => Promise.all(ROUTES.map(({ load }) => load()));
