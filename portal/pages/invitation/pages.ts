import type { Page } from '../../page/page.ts';
import { invitationPage } from './invitation.tsx';

export const PAGES: readonly Page[] = [invitationPage];
