import type { Page } from '../../page/page.ts';
import { leavePage, leftPage } from './leave.tsx';
import { memberPage } from './member.tsx';
import { ownCardPage } from './own-card.tsx';

export const PAGES: readonly Page[] = [ownCardPage, leavePage, leftPage, memberPage];
