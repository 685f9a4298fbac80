import type { Page } from '../../page/page.ts';
import { addMemberCheckPage } from './check.tsx';
import { memberInvitedPage } from './invited.tsx';
import { addMemberRightsPage } from './what.tsx';
import { addMemberPeriodPage, addMemberPlacesPage } from './where.tsx';
import { addMemberPage } from './who.tsx';

export const PAGES: readonly Page[] = [
  addMemberPage,
  addMemberRightsPage,
  addMemberPlacesPage,
  addMemberPeriodPage,
  addMemberCheckPage,
  memberInvitedPage,
];
