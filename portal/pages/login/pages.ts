import type { Page } from '../../page/page.ts';
import { confirmIdentityPage } from './confirm-identity.tsx';
import { loggedOutPage } from './logged-out.tsx';
import { loginPage } from './login.tsx';
import { sessionExpiredPage } from './session-expired.tsx';

export const PAGES: readonly Page[] = [loginPage, sessionExpiredPage, loggedOutPage, confirmIdentityPage];
