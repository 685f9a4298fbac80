import type { Page } from './page/page.ts';
import { accessibilityPage } from './pages/accessibility/accessibility.tsx';
import { helpPage, homePage } from './pages/home/home.tsx';
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
import { coverageCellPage } from './pages/signing/cell.tsx';
import { coverageCheckPage } from './pages/signing/cell-check.tsx';
import { coverageDonePage } from './pages/signing/cell-done.tsx';
import { coveragePage } from './pages/signing/coverage.tsx';
import { coveragePlacePage } from './pages/signing/place.tsx';
import { tasksPage } from './pages/tasks/tasks.tsx';

/** Every page. A fixed word of an address goes before a variable one: the first that fits answers. */
export const PAGES: readonly Page[] = [
  homePage,
  helpPage,
  accessibilityPage,
  loginPage,
  sessionExpiredPage,
  loggedOutPage,
  confirmIdentityPage,
  tasksPage,
  overviewPage,
  coveragePage,
  coveragePlacePage,
  coverageCellPage,
  coverageCheckPage,
  coverageDonePage,
  profilePage,
  correctProfilePage,
  profileDonePage,
  membersPage,
  ownCardPage,
  leavePage,
  leftPage,
  memberPage,
];
