import type { Page } from './page/page.ts';
import { accessibilityPage } from './pages/accessibility/accessibility.tsx';
import { addMemberCheckPage } from './pages/add-member/check.tsx';
import { memberInvitedPage } from './pages/add-member/invited.tsx';
import { addMemberRightsPage } from './pages/add-member/what.tsx';
import { addMemberPeriodPage, addMemberPlacesPage } from './pages/add-member/where.tsx';
import { addMemberPage } from './pages/add-member/who.tsx';
import { becomeCheckPage } from './pages/become-administrator/check.tsx';
import { becomeDeedPage } from './pages/become-administrator/deed.tsx';
import { becomeOutgoingPage } from './pages/become-administrator/outgoing.tsx';
import { becomePlacePage } from './pages/become-administrator/place.tsx';
import { becomePlacesPage } from './pages/become-administrator/places.tsx';
import { becomeSituationPage } from './pages/become-administrator/situation.tsx';
import { bulkChangePage } from './pages/bulk-change/bulk-change.tsx';
import { bulkChangesPage } from './pages/bulk-change/bulk-changes.tsx';
import { confirmationPage } from './pages/change-access/confirmation.tsx';
import { giveGrantPage } from './pages/change-access/give.tsx';
import { grantPage } from './pages/change-access/right.tsx';
import { memberRolePage } from './pages/change-access/role.tsx';
import { suspensionPage } from './pages/change-access/suspension.tsx';
import { addDeclarantPage, removeDeclarantPage } from './pages/choose-body/choose-body.tsx';
import { accessEndedPage } from './pages/end-access/access-ended.tsx';
import { checkEndPage } from './pages/end-access/check-end.tsx';
import { endAccessPage } from './pages/end-access/end-access.tsx';
import { guidePages } from './pages/help/guide.tsx';
import { helpPage, homePage } from './pages/home/home.tsx';
import { invitationPage } from './pages/invitation/invitation.tsx';
import { confirmIdentityPage } from './pages/login/confirm-identity.tsx';
import { loggedOutPage } from './pages/login/logged-out.tsx';
import { loginPage } from './pages/login/login.tsx';
import { sessionExpiredPage } from './pages/login/session-expired.tsx';
import { leavePage, leftPage } from './pages/member/leave.tsx';
import { memberPage } from './pages/member/member.tsx';
import { ownCardPage } from './pages/member/own-card.tsx';
import { membersPage } from './pages/members/members.tsx';
import { overviewPage } from './pages/organisation/overview.tsx';
import { correctProfilePage } from './pages/profile/correct-profile.tsx';
import { profilePage } from './pages/profile/profile.tsx';
import { profileDonePage } from './pages/profile/profile-done.tsx';
import { answerPages } from './pages/request/answer.tsx';
import { cancelPage } from './pages/request/cancel.tsx';
import { followUpPage } from './pages/request/follow-up.tsx';
import { keyOrderPage, keyPage } from './pages/request/key.tsx';
import { requestsPage } from './pages/request/requests.tsx';
import { sendAgainPage } from './pages/send-again/send-again.tsx';
import { giveToSeveralPage } from './pages/several/give-to-several.tsx';
import { coverageCellPage } from './pages/signing/cell.tsx';
import { coverageCheckPage } from './pages/signing/cell-check.tsx';
import { coverageDonePage } from './pages/signing/cell-done.tsx';
import { coveragePage } from './pages/signing/coverage.tsx';
import { coveragePlacePage } from './pages/signing/place.tsx';
import { casesPage } from './pages/support/cases.tsx';
import { supportDecisionPage } from './pages/support/decide.tsx';
import { risksPage } from './pages/support/risks.tsx';
import { tasksPage } from './pages/tasks/tasks.tsx';

/** Every page. A fixed word of an address goes before a variable one: the first that fits answers. */
export const PAGES: readonly Page[] = [
  homePage,
  helpPage,
  ...guidePages,
  accessibilityPage,
  loginPage,
  sessionExpiredPage,
  loggedOutPage,
  confirmIdentityPage,
  tasksPage,
  becomePlacePage,
  becomePlacesPage,
  becomeSituationPage,
  becomeOutgoingPage,
  becomeDeedPage,
  becomeCheckPage,
  followUpPage,
  keyPage,
  keyOrderPage,
  cancelPage,
  ...answerPages,
  supportDecisionPage,
  requestsPage,
  casesPage,
  risksPage,
  overviewPage,
  coveragePage,
  coveragePlacePage,
  coverageCellPage,
  coverageCheckPage,
  coverageDonePage,
  profilePage,
  correctProfilePage,
  profileDonePage,
  addDeclarantPage,
  removeDeclarantPage,
  invitationPage,
  membersPage,
  giveToSeveralPage,
  bulkChangesPage,
  bulkChangePage,
  addMemberPage,
  addMemberRightsPage,
  addMemberPlacesPage,
  addMemberPeriodPage,
  addMemberCheckPage,
  memberInvitedPage,
  ownCardPage,
  leavePage,
  leftPage,
  memberPage,
  endAccessPage,
  checkEndPage,
  accessEndedPage,
  confirmationPage,
  sendAgainPage,
  suspensionPage,
  memberRolePage,
  giveGrantPage,
  grantPage,
];
